//! The ways in which a program is broken, each something that a hurried edit does.

use proc_macro2::Span;
use std::ops::Range;
use syn::spanned::Spanned;
use syn::visit::{self, Visit};
use syn::{BinOp, Block, Expr, Pat, Stmt};

/// A change to a program.
#[derive(Debug)]
pub struct Mutation {
    /// What it does, as two or three words with hyphens.
    pub operator: &'static str,
    /// Where the changed text begins, counted from 1.
    pub line: usize,
    /// The first line of the changed text.
    pub text: String,
    /// Whether it stands in `main` itself.
    pub in_main: bool,
    /// The bytes of the program that are replaced.
    pub range: Range<usize>,
    pub by: String,
}

impl Mutation {
    /// The program with this change.
    pub fn of(&self, program: &str) -> String {
        let Range { start, end } = self.range;
        format!("{}{}{}", &program[..start], self.by, &program[end..])
    }
}

/// Whether a statement has to do with what other threads see or wait for.
const SYNCHRONIZES: [&str; 16] = [
    ".lock()",
    ".try_lock",
    ".borrow",
    ".join()",
    ".is_finished()",
    "spawn(",
    ".store(",
    ".load(",
    ".fetch_",
    ".notify_",
    ".wait",
    ".send(",
    ".recv",
    "drop(",
    "unlock",
    "sleep(",
];

/// All changes to the program, by where they stand.
///
/// # Errors
/// Where it is no Rust.
pub fn mutations(program: &str) -> syn::Result<Vec<Mutation>> {
    let mut finder = Finder {
        program,
        in_main: false,
        found: Vec::new(),
    };
    finder.visit_file(&syn::parse_file(program)?);
    Ok(finder.found)
}

struct Finder<'p> {
    program: &'p str,
    in_main: bool,
    found: Vec<Mutation>,
}

impl<'p> Finder<'p> {
    fn text(&self, node: &impl Spanned) -> &'p str {
        &self.program[node.span().byte_range()]
    }

    fn add(&mut self, operator: &'static str, span: Span, by: String) {
        self.add_at(operator, span.start().line, span.byte_range(), by);
    }

    fn add_at(&mut self, operator: &'static str, line: usize, range: Range<usize>, by: String) {
        let text = &self.program[range.clone()];
        self.found.push(Mutation {
            operator,
            line,
            text: text.lines().next().unwrap_or_default().to_string(),
            in_main: self.in_main,
            range,
            by,
        });
    }

    fn remove(&mut self, statement: &Stmt) {
        let text = self.text(statement);
        let has = |words: &[&str]| words.iter().any(|word| text.contains(word));
        let operator = match statement {
            Stmt::Local(_) if has(&[".lock()", ".try_lock"]) => "lock-removed",
            Stmt::Local(_) | Stmt::Item(_) => return,
            _ if has(&["scope(", "spawn(", "for ", "while ", "loop "]) => "part-removed",
            _ if has(&[".join()"]) => "join-dropped",
            _ if has(&["drop("]) => "guard-kept",
            _ if has(&[".notify_"]) => "notification-forgotten",
            _ if has(&[".store(", ".fetch_", ".send(", ".push", "= "]) => "write-forgotten",
            _ => "statement-removed",
        };
        self.add(operator, statement.span(), String::new());
    }

    fn swap(&mut self, first: &Stmt, second: &Stmt) {
        let (one, other) = (self.text(first), self.text(second));
        if SYNCHRONIZES
            .iter()
            .any(|word| one.contains(word) || other.contains(word))
        {
            let (from, to) = (first.span().byte_range(), second.span().byte_range());
            let between = &self.program[from.end..to.start];
            let line = first.span().start().line;
            let by = format!("{other}{between}{one}");
            self.add_at("statements-swapped", line, from.start..to.end, by);
        }
    }

    /// `let guard = data.lock();`, with the guard gone before the next statement.
    fn shorten(&mut self, local: &syn::Local) {
        let Some(init) = local.init.as_ref().filter(|init| init.diverge.is_none()) else {
            return;
        };
        let text = self.text(&init.expr);
        if !text.ends_with(".lock()") && !text.ends_with(".lock().unwrap()") {
            return;
        }
        let unused =
            matches!(&local.pat, Pat::Ident(name) if name.ident.to_string().starts_with('_'));
        let by = match unused {
            true => format!("drop({text})"),
            false => format!("&mut {text}.clone()"),
        };
        self.add("guard-shortened", init.expr.span(), by);
    }

    /// `*data.lock() += 1`, with the lock released between reading and writing.
    fn split(&mut self, update: &syn::ExprBinary) {
        let (left, right) = (self.text(&update.left), self.text(&update.right));
        if !left.contains(".lock()") {
            return;
        }
        let Some(place) = left.strip_prefix('*') else {
            return;
        };
        let operation = self.text(&update.op);
        self.add(
            "released-in-between",
            update.span(),
            format!(
                "{{ let mut read = {place}.clone(); read {operation} {right}; *{place} = read; }}"
            ),
        );
    }

    fn called(&mut self, call: &syn::ExprMethodCall) {
        let place = self.text(&call.receiver);
        let arguments: Vec<&str> = call
            .args
            .iter()
            .map(|argument| self.text(argument))
            .collect();
        let span = call.span();
        match (call.method.to_string().as_str(), arguments.as_slice()) {
            ("store", [_, order]) => {
                self.add(
                    "store-to-load",
                    span,
                    format!("{{ {place}.load({order}); }}"),
                );
            }
            ("fetch_add" | "fetch_sub" | "fetch_or", [value, order]) => {
                self.add("store-to-load", span, format!("{place}.load({order})"));
                let sign = match call.method.to_string().as_str() {
                    "fetch_add" => "+",
                    "fetch_sub" => "-",
                    _ => "|",
                };
                let by = format!(
                    "{{ let read = {place}.load({order}); \
                     {place}.store(read {sign} {value}, {order}); read }}"
                );
                self.add("released-in-between", span, by);
            }
            ("notify_one", []) => self.add("notify-all", span, format!("{place}.notify_all()")),
            ("notify_all", []) => self.add("notify-one", span, format!("{place}.notify_one()")),
            ("lock", []) => self.add(
                "lock-unwaited",
                span,
                format!("{place}.try_lock().unwrap()"),
            ),
            _ => {}
        }
    }
}

impl<'ast> Visit<'ast> for Finder<'_> {
    fn visit_item_fn(&mut self, function: &'ast syn::ItemFn) {
        self.in_main = function.sig.ident == "main";
        visit::visit_item_fn(self, function);
    }

    fn visit_block(&mut self, block: &'ast Block) {
        for statement in &block.stmts {
            self.remove(statement);
            if let Stmt::Expr(Expr::MethodCall(call), Some(_)) = statement
                && call.method == "spawn"
            {
                let by = format!("{}.join().unwrap()", self.text(call));
                self.add("joined-at-once", call.span(), by);
            }
        }
        for pair in block.stmts.windows(2) {
            self.swap(&pair[0], &pair[1]);
        }
        visit::visit_block(self, block);
    }

    fn visit_local(&mut self, local: &'ast syn::Local) {
        self.shorten(local);
        visit::visit_local(self, local);
    }

    fn visit_expr_tuple(&mut self, tuple: &'ast syn::ExprTuple) {
        let elements: Vec<&str> = tuple
            .elems
            .iter()
            .map(|element| self.text(element))
            .collect();
        if let [one, other] = elements[..]
            && one.contains(".lock()")
            && other.contains(".lock()")
        {
            // The names stay with their locks, which are taken in the other order.
            let by = format!("{{ let late = {other}; let soon = {one}; (soon, late) }}");
            self.add("acquisitions-swapped", tuple.span(), by);
        }
        visit::visit_expr_tuple(self, tuple);
    }

    fn visit_expr_binary(&mut self, binary: &'ast syn::ExprBinary) {
        let other = match binary.op {
            BinOp::AddAssign(_) => Some("-="),
            BinOp::SubAssign(_) => Some("+="),
            BinOp::MulAssign(_) => Some("/="),
            BinOp::DivAssign(_) => Some("*="),
            _ => None,
        };
        if let Some(other) = other {
            self.split(binary);
            self.add("operator-exchanged", binary.op.span(), other.to_string());
        }
        visit::visit_expr_binary(self, binary);
    }

    fn visit_expr_method_call(&mut self, call: &'ast syn::ExprMethodCall) {
        self.called(call);
        visit::visit_expr_method_call(self, call);
    }

    fn visit_expr_while(&mut self, turns: &'ast syn::ExprWhile) {
        self.add("if-for-while", turns.while_token.span, "if".to_string());
        visit::visit_expr_while(self, turns);
    }

    fn visit_expr_if(&mut self, branch: &'ast syn::ExprIf) {
        if !matches!(*branch.cond, Expr::Let(_)) {
            let by = format!("!({})", self.text(&branch.cond));
            self.add("condition-negated", branch.cond.span(), by);
        }
        visit::visit_expr_if(self, branch);
    }

    fn visit_expr_for_loop(&mut self, turns: &'ast syn::ExprForLoop) {
        if let Expr::Range(range) = &*turns.expr
            && let Some(start) = &range.start
        {
            let by = format!("{} + 1", self.text(start));
            self.add("one-turn-fewer", start.span(), by);
        }
        visit::visit_expr_for_loop(self, turns);
    }
}
