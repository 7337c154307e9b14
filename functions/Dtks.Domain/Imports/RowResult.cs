namespace Dtks.Domain.Imports;

/// <summary>What became of one row.</summary>
/// <param name="Row">Its number in the file.</param>
/// <param name="Outcome">Whether its family was taken in.</param>
/// <param name="Proposal">The proposal that came of it; null when refused.</param>
/// <param name="TrackingCode">What it is followed by; null when refused.</param>
/// <param name="Faults">Why it was refused; when accepted what is to be known all the same, as a rule nothing.</param>
/// <param name="Card">The card that a row of deliveries is about; null where there is none.</param>
public sealed record RowResult(int Row, RowOutcome Outcome, string? Proposal, string? TrackingCode, IReadOnlyList<RowFault> Faults, string? Card = null);

/// <summary>One thing that is wrong with a row.</summary>
/// <param name="Code">A code with a text in the message catalogue.</param>
/// <param name="Column">The column's name in the template; null where the row or its family is meant.</param>
/// <param name="Rule">The rule that decided, if one did.</param>
/// <param name="Args">Values for the text. They can quote the row: a birth date as it was probably meant.</param>
public sealed record RowFault(string Code, string? Column = null, string? Rule = null, IReadOnlyDictionary<string, string>? Args = null)
{
    /// <summary>A fault with what its text fills in.</summary>
    public static RowFault Of(string code, ImportColumn? column, string? rule = null, params (string Name, string Value)[] args) =>
        At(code, column is { } c ? ImportColumns.NameOf(c) : null, rule, args);

    /// <summary>The same, by the column's name.</summary>
    public static RowFault At(string code, string? column, string? rule = null, params (string Name, string Value)[] args) =>
        new(code, column, rule, args.Length == 0 ? null : args.ToDictionary(a => a.Name, a => a.Value, StringComparer.Ordinal));

    /// <summary>Hidden: it can quote the row (REG-3).</summary>
    public override string ToString() => Code;
}

/// <summary>Whether a row, or the family that it belongs to, was taken in.</summary>
public enum RowOutcome
{
    /// <summary>It is part of a proposal; of deliveries, it is recorded, now or before.</summary>
    Accepted,

    /// <summary>It is not, and the faults say why.</summary>
    Refused,
}
