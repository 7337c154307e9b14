namespace Dtks.Domain.Imports;

/// <summary>One cell of a file as it stands there; nothing checked.</summary>
/// <param name="Kind">What the file says it is.</param>
/// <param name="Text">What it holds: of a number its digits, of a date yyyy-MM-dd.</param>
public readonly record struct ImportCell(CellKind Kind, string Text)
{
    private const string Kinds = "tndfe";

    /// <summary>As it is stored: a letter for the kind, then the text.</summary>
    public string Stored() => Kinds[(int)Kind] + Text;

    /// <summary>Reads what <see cref="Stored"/> wrote; null for a cell that is not there.</summary>
    public static ImportCell? Parse(string? stored) => stored is { Length: > 0 } && Kinds.IndexOf(stored[0], StringComparison.Ordinal) is >= 0 and var kind
        ? new ImportCell((CellKind)kind, stored[1..])
        : null;

    /// <summary>Hidden (REG-3).</summary>
    public override string ToString() => "[cell]";
}

/// <summary>What a file says of a cell. A CSV says nothing: all is text.</summary>
public enum CellKind
{
    /// <summary>Text.</summary>
    Text,

    /// <summary>A number: of more than 15 digits it is no longer what was typed.</summary>
    Number,

    /// <summary>A day, exact.</summary>
    Date,

    /// <summary>A formula that is not taken: in a number of the population register, or without the value it had.</summary>
    Formula,

    /// <summary>An error, such as #N/A.</summary>
    Error,
}
