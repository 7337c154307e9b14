using System.Globalization;
using CsvHelper;
using Dtks.Domain.Kernel;
using Dtks.Platform.Http;
using NodaTime.Text;

namespace Dtks.Functions.Proposals;

/// <summary>
/// A list of proposals as CSV (RFC 4180): in UTF-8 with its mark, since spreadsheets take it for another code without. A cell that a spreadsheet would take
/// for a formula (beginning with =, +, - or @, a tab or a line's end) begins with an apostrophe.
/// </summary>
internal static class ProposalsFile
{
    /// <summary>What it is written in.</summary>
    public const string ContentType = "text/csv; charset=utf-8";

    private static readonly string[] Header = ["id", "status", "kind", "source", "head", "members", "submittedOn", "dueOn", "problem"];

    private static readonly CsvWriterOptions Format = new() { HasHeader = true, Injection = CsvInjection.Escape };

    /// <summary>The file's text; a row that cannot be read stands in its place with its id and what is wrong.</summary>
    public static string Of(ListAnswer<ProposalItem> list)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        text.Write('\uFEFF');
        using (var csv = CsvWriter.Create(text, Format, leaveOpen: true))
        {
            csv.WriteRecord(Header);
            foreach (var row in list.Shown)
            {
                csv.WriteRecord(row is ProposalItem item ? Cells(item) : Cells((UnreadableItem)row));
            }
        }

        return text.ToString();
    }

    private static string[] Cells(ProposalItem item) =>
    [
        item.Id,
        WireName.Of(item.Status),
        WireName.Of(item.Kind),
        WireName.Of(item.Source),
        item.Head,
        item.Members.ToString(CultureInfo.InvariantCulture),
        Listing.Key(item.SubmittedOn),
        item.DueOn is { } due ? LocalDatePattern.Iso.Format(due) : string.Empty,
        string.Empty,
    ];

    private static string[] Cells(UnreadableItem item) =>
        [item.Id, item.Status ?? string.Empty, string.Empty, string.Empty, string.Empty, string.Empty, string.Empty, string.Empty, item.Detail];
}
