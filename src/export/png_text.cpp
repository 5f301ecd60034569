#include "export/png_text.hpp"

#include <algorithm>
#include <array>
#include <cassert>
#include <cstdint>

namespace ravine {
namespace {

constexpr std::string_view signature("\x89PNG\r\n\x1a\n", 8);
constexpr std::string_view text_type = "tEXt";
constexpr std::size_t around = 12;      // bytes of a chunk beside its data: length, type, checksum
constexpr std::size_t header_end = 33;  // end of the signature and the first chunk, IHDR with 13 bytes of data

constexpr std::array<std::uint32_t, 256> make_table() {
    std::array<std::uint32_t, 256> table{};
    for (std::uint32_t n = 0; n < 256; ++n) {
        table[n] = n;
        for (int bit = 0; bit < 8; ++bit) table[n] = (table[n] >> 1) ^ ((table[n] & 1U) != 0 ? 0xedb88320U : 0U);
    }
    return table;
}

// Returns the CRC-32 of ISO 3309, as PNG uses it.
std::uint32_t checksum(std::string_view bytes) {
    static constexpr auto table = make_table();
    std::uint32_t crc = ~std::uint32_t{0};
    for (const char c : bytes) crc = table[(crc ^ static_cast<unsigned char>(c)) & 0xffU] ^ (crc >> 8);
    return ~crc;
}

std::string big_endian(std::uint32_t value) {
    std::string bytes;
    for (const int shift : {24, 16, 8, 0}) bytes += static_cast<char>((value >> shift) & 0xffU);
    return bytes;
}

std::uint32_t read_number(std::string_view bytes) {
    std::uint32_t value = 0;
    for (const char c : bytes.substr(0, 4)) value = value << 8 | static_cast<unsigned char>(c);
    return value;
}

bool is_png(std::string_view png) { return png.size() >= header_end && png.substr(0, signature.size()) == signature; }

}  // namespace

std::string add_png_text(std::string_view png, std::string_view keyword, std::string_view text) {
    assert(std::all_of(text.begin(), text.end(), [](char c) { return c >= ' ' && c <= '~'; }));
    if (!is_png(png)) return std::string(png);
    std::string chunk(text_type);
    chunk += keyword;
    chunk += '\0';
    chunk += text;
    std::string result(png.substr(0, header_end));
    result += big_endian(static_cast<std::uint32_t>(chunk.size() - text_type.size())) + chunk + big_endian(checksum(chunk));
    result += png.substr(header_end);
    return result;
}

std::optional<std::string> png_text(std::string_view png, std::string_view keyword) {
    if (!is_png(png)) return std::nullopt;
    for (std::string_view rest = png.substr(signature.size()); rest.size() >= around;) {
        const std::size_t length = read_number(rest);
        if (length > rest.size() - around) return std::nullopt;
        const std::string_view chunk = rest.substr(4, 4 + length);
        if (read_number(rest.substr(8 + length)) != checksum(chunk)) return std::nullopt;
        const std::string_view data = chunk.substr(4);
        const auto end = data.find('\0');
        if (chunk.substr(0, 4) == text_type && end != std::string_view::npos && data.substr(0, end) == keyword) {
            return std::string(data.substr(end + 1));
        }
        rest.remove_prefix(around + length);
    }
    return std::nullopt;
}

}  // namespace ravine
