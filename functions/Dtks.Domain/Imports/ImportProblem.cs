namespace Dtks.Domain.Imports;

/// <summary>Why a file is refused whole.</summary>
/// <param name="Code">A code of <see cref="ImportViolations"/>.</param>
/// <param name="Args">Values for the text; null when it needs none. They can quote the file.</param>
public sealed record ImportProblem(string Code, IReadOnlyDictionary<string, string>? Args)
{
    /// <summary>A problem with what its text fills in.</summary>
    public static ImportProblem Of(string code, params (string Name, string Value)[] args) =>
        new(code, args.Length == 0 ? null : args.ToDictionary(a => a.Name, a => a.Value, StringComparer.Ordinal));

    /// <summary>Hidden: it can quote the file (REG-3).</summary>
    public override string ToString() => Code;
}
