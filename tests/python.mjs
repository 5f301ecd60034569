// Python with PyTorch, for what is compared with it.
import { spawnSync } from "node:child_process";

/** The program, or undefined where there is none that can import torch. */
export const pythonWithTorch = ["python3", "/usr/bin/python3"].find(
  (program) => spawnSync(program, ["-c", "import torch"], { timeout: 60_000 }).status === 0);

/** Why a test is skipped, or false. */
export const withoutTorch = pythonWithTorch ? false : "there is no python3 here that can import torch";
