namespace Dtks.Domain.Kernel;

/// <summary>
/// One reason why a command is not carried out. It holds no personal data: texts are made from <see cref="Code"/> and <see cref="Args"/>.
/// </summary>
/// <param name="Code">A stable code: <see cref="InputViolations"/>, and each subject's own such class.</param>
/// <param name="Kind">The sort of answer it calls for.</param>
/// <param name="Rule">The id of the rule in docs/policy.md that decided, if one did.</param>
/// <param name="Pointer">RFC 6901 JSON pointer to the member of the input at fault, if one is.</param>
/// <param name="Args">Values for the text, named as the code's comment says; null when the text needs none.</param>
public sealed record Violation(
    string Code, ViolationKind Kind, string? Rule = null, string? Pointer = null, IReadOnlyDictionary<string, string>? Args = null)
{
    /// <summary>Wrong input at <paramref name="pointer"/>.</summary>
    public static Violation Invalid(string code, string? pointer, string? rule = null, params (string Name, string Value)[] args) =>
        new(code, ViolationKind.Invalid, rule, pointer, ToArgs(args));

    /// <summary>Refused by <paramref name="rule"/>.</summary>
    public static Violation Refused(string code, string? rule, string? pointer = null, params (string Name, string Value)[] args) =>
        new(code, ViolationKind.Refused, rule, pointer, ToArgs(args));

    /// <summary>Not possible in the present state.</summary>
    public static Violation Conflict(string code, string? rule = null, params (string Name, string Value)[] args) =>
        new(code, ViolationKind.Conflict, rule, null, ToArgs(args));

    private static Dictionary<string, string>? ToArgs((string Name, string Value)[] args) =>
        args.Length == 0 ? null : args.ToDictionary(a => a.Name, a => a.Value, StringComparer.Ordinal);
}

/// <summary>What sort of answer a violation calls for.</summary>
public enum ViolationKind
{
    /// <summary>The input itself is wrong (HTTP 400): it can be corrected and sent again.</summary>
    Invalid,

    /// <summary>A rule refuses what was asked (HTTP 422).</summary>
    Refused,

    /// <summary>The state no longer, or not yet, allows what was asked (HTTP 409).</summary>
    Conflict,
}
