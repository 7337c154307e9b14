using System.Globalization;
using Dtks.Domain.Imports;
using Dtks.Platform.Problems;

namespace Dtks.Functions.Imports;

/// <summary>One row with what became of it.</summary>
/// <param name="Number">Its number in the file; 0 for a whole part of which nothing can be read.</param>
/// <param name="Row">The row; null when it cannot be read.</param>
/// <param name="Result">What became of it; null when it was not worked, or that cannot be read.</param>
/// <param name="Otherwise">The outcome shown when there is no result.</param>
internal sealed record ResultRow(int Number, ImportRow? Row, RowResult? Result, string Otherwise)
{
    /// <summary>As it is shown in a page.</summary>
    public RowView View(MessageCatalogue messages, string language) =>
        Result is { } result ? RowView.Of(result, messages, language) : new RowView(Number, Otherwise, null, null, Errors(messages, language));

    /// <summary>As it stands in a file: the cells of its columns, then those of results that the kind has.</summary>
    public IReadOnlyList<string> Cells(IImportKind kind, MessageCatalogue messages, string language)
    {
        var view = View(messages, language);
        var why = string.Join(' ', view.Errors.Select(e => e.Column is null ? e.Detail : $"{e.Column}: {e.Detail}"));
        string[] ofResult =
        [
            Number == 0 ? string.Empty : Number.ToString(CultureInfo.InvariantCulture),
            messages.Text(language, $"import.outcome.{view.Outcome}", args: null),
            why,
            view.TrackingCode ?? string.Empty,
        ];
        return [.. kind.Table.InResults.Select(column => Shown(kind.Table, column)), .. ofResult.Take(kind.OfResults.Count)];
    }

    // A number that a spreadsheet spoilt is left out: written as text it would look right, and be taken when the file is sent again.
    private string Shown(ImportTable table, int column) => Row?[column] is { } cell && !table.IsSpoilt(column, cell) ? cell.Text : string.Empty;

    private IReadOnlyList<RowErrorView> Errors(MessageCatalogue messages, string language) =>
        Otherwise == "unreadable" ? [RowErrorView.Of(new RowFault("import.rowUnreadable"), messages, language)] : [];
}
