using System.Buffers;

namespace Dtks.Domain.Kernel;

/// <summary>Texts that a spreadsheet would carry out as a formula (OWASP, "CSV Injection"): an apostrophe before them makes them texts.</summary>
public static class FormulaGuard
{
    private static readonly SearchValues<char> Begins = SearchValues.Create("=+-@|\uFF1D\uFF0B\uFF0D\uFF20");

    /// <summary>The text as it is written to a file.</summary>
    public static string Guard(string text) => IsFormula(text) ? $"'{text}" : text;

    /// <summary>The text as it was before <see cref="Guard"/>.</summary>
    public static string Unguard(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.StartsWith('\'') && IsFormula(text.AsSpan(1)) ? text[1..] : text;
    }

    private static bool IsFormula(ReadOnlySpan<char> text) =>
        !text.IsEmpty && (text[0] is '\t' or '\r' or '\n' || (text.TrimStart() is { IsEmpty: false } begun && Begins.Contains(begun[0])));
}
