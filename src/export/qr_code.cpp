#include "export/qr_code.hpp"

#include <qrcodegen.hpp>

#include <cstdint>

namespace ravine {

std::optional<QrCode> qr_code(std::string_view text) {
    if (text.size() > longest_qr_text) return std::nullopt;
    const std::vector<std::uint8_t> bytes(text.begin(), text.end());
    const auto made = qrcodegen::QrCode::encodeBinary(bytes, qrcodegen::QrCode::Ecc::LOW);
    QrCode code{made.getSize(), {}};
    for (int row = 0; row < code.size; ++row) {
        for (int column = 0; column < code.size; ++column) code.dark.push_back(made.getModule(column, row));
    }
    return code;
}

}  // namespace ravine
