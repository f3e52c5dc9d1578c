//! Where the program's part of each thread's stack is, with nothing of the explorer's own in it.

use std::cell::Cell;
use std::hint::black_box;

/// What an operation passes through `above`, and what takes it there with the lowest address of the
/// caller's part of the stack; 0 where that is not known.
pub type Below<T> = extern "C-unwind" fn(&mut T, usize);

::std::thread_local! {
    static BASE: Cell<usize> = const { Cell::new(0) };
}

/// Bytes below a frame that the explorer's own calls may have written to.
const TOUCHED: usize = 4 << 10;
/// Bytes of a stack that are cleared before a thread begins.
const CLEARED: usize = 64 << 10;

/// Calls `inside`: for all that the calling thread does there, its stack begins here.
pub fn based<R>(inside: impl FnOnce() -> R) -> R {
    #[inline(never)]
    fn call<R>(inside: impl FnOnce() -> R) -> R {
        inside()
    }
    let here = 0_u64;
    BASE.set(std::ptr::from_ref(black_box(&here)).addr());
    let result = call(inside);
    black_box(&here);
    result
}

/// Clears what earlier executions have left on the calling thread's stack.
pub fn begin() {
    clear::<CLEARED>();
}

/// The highest address of the calling thread's part of the stack.
pub fn base() -> usize {
    BASE.get()
}

/// Overwrites what the explorer has left below its caller: the program's next calls lie there, and
/// a variable that they have not yet written must not look different for it.
#[inline(never)]
pub fn scrub() {
    clear::<TOUCHED>();
}

#[inline(never)]
fn clear<const BYTES: usize>() {
    let mut area = [0_u8; BYTES];
    black_box(&mut area);
}

/// Calls `below` with everything that the callers keep in registers saved on the stack.
#[cfg(all(target_os = "linux", target_arch = "x86_64"))]
pub fn above<T>(value: &mut T, below: Below<T>) {
    // SAFETY: both have the calling convention that the assembly uses, and it passes the address of
    // `value` on as it is.
    let call: extern "C-unwind" fn(&mut T, Below<T>) =
        unsafe { std::mem::transmute(save_registers as *const ()) };
    call(value, below);
}

/// Elsewhere nobody has written this down: states are then recognized by their histories only.
#[cfg(not(all(target_os = "linux", target_arch = "x86_64")))]
pub fn above<T>(value: &mut T, below: Below<T>) {
    below(value, 0);
}

#[cfg(all(target_os = "linux", target_arch = "x86_64"))]
#[unsafe(naked)]
extern "C-unwind" fn save_registers() {
    std::arch::naked_asm!(
        ".cfi_startproc",
        "push rbp",
        ".cfi_adjust_cfa_offset 8",
        ".cfi_rel_offset rbp, 0",
        "push rbx",
        ".cfi_adjust_cfa_offset 8",
        ".cfi_rel_offset rbx, 0",
        "push r12",
        ".cfi_adjust_cfa_offset 8",
        ".cfi_rel_offset r12, 0",
        "push r13",
        ".cfi_adjust_cfa_offset 8",
        ".cfi_rel_offset r13, 0",
        "push r14",
        ".cfi_adjust_cfa_offset 8",
        ".cfi_rel_offset r14, 0",
        "push r15",
        ".cfi_adjust_cfa_offset 8",
        ".cfi_rel_offset r15, 0",
        "push 0",
        ".cfi_adjust_cfa_offset 8",
        "mov rax, rsi",
        "mov rsi, rsp",
        "call rax",
        "add rsp, 8",
        ".cfi_adjust_cfa_offset -8",
        "pop r15",
        ".cfi_adjust_cfa_offset -8",
        ".cfi_restore r15",
        "pop r14",
        ".cfi_adjust_cfa_offset -8",
        ".cfi_restore r14",
        "pop r13",
        ".cfi_adjust_cfa_offset -8",
        ".cfi_restore r13",
        "pop r12",
        ".cfi_adjust_cfa_offset -8",
        ".cfi_restore r12",
        "pop rbx",
        ".cfi_adjust_cfa_offset -8",
        ".cfi_restore rbx",
        "pop rbp",
        ".cfi_adjust_cfa_offset -8",
        ".cfi_restore rbp",
        "ret",
        ".cfi_endproc",
    );
}
