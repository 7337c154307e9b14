using Dtks.Platform.Documents;

namespace Dtks.Functions.Exports;

/// <summary>A list of a village that can be exported. A feature registers one for each of its lists; the list's own function holds callers to their areas.</summary>
public interface IExportedList
{
    /// <summary>Its name on the wire, such as <c>proposals</c>.</summary>
    string Name { get; }

    /// <summary>The columns, by name.</summary>
    IReadOnlyList<string> Columns { get; }

    /// <summary>Their headings in a language.</summary>
    IReadOnlyList<string> Headings(string language);

    /// <summary>The name of a village's file: letters, digits, dots and hyphens.</summary>
    string FileNameOf(string village);

    /// <summary>How many rows there are now.</summary>
    Task<int> CountAsync(ExportedRows asked, CancellationToken cancellation);

    /// <summary>A part of the rows, in an order that stays; a row that cannot be read stands in its place as such.</summary>
    /// <param name="asked">Which rows.</param>
    /// <param name="after">Where the part begins; null for the first.</param>
    /// <param name="most">The most rows.</param>
    /// <param name="cancellation">Stops it.</param>
    Task<ExportedPart> PartAsync(ExportedRows asked, Place? after, int most, CancellationToken cancellation);
}

/// <summary>Which rows of a list are exported.</summary>
/// <param name="Village">The village.</param>
/// <param name="Status">The status they have, by its wire name; null for any.</param>
/// <param name="Until">What was entered later is not part of it, so that it comes to an end.</param>
/// <param name="Language">What is said of a row that cannot be read is said in it.</param>
public sealed record ExportedRows(string Village, string? Status, DateTimeOffset Until, string Language);

/// <summary>A part of a list.</summary>
/// <param name="Rows">Rows of as many cells as there are columns.</param>
/// <param name="Next">Where the next part begins; null at the end.</param>
public sealed record ExportedPart(IReadOnlyList<IReadOnlyList<string>> Rows, Place? Next);
