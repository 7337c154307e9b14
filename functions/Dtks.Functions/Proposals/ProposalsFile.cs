using System.Globalization;
using Dtks.Domain.Kernel;
using Dtks.Functions.Data;
using Dtks.Platform.Http;
using NodaTime.Text;

namespace Dtks.Functions.Proposals;

/// <summary>A list of proposals as a CSV file.</summary>
internal static class ProposalsFile
{
    /// <summary>The columns.</summary>
    public static IReadOnlyList<string> Header { get; } = ["id", "status", "kind", "source", "head", "members", "submittedOn", "dueOn", "problem", "wentTo"];

    /// <summary>The file's text; a row that cannot be read stands in its place with its id and what is wrong.</summary>
    public static string Of(ListAnswer<ProposalItem> list) => CsvFile.Of(Header, Rows(list));

    /// <summary>The rows alone.</summary>
    public static IReadOnlyList<IReadOnlyList<string>> Rows(ListAnswer<ProposalItem> list) =>
        [.. list.Shown.Select(row => row is ProposalItem item ? Cells(item) : Cells((UnreadableItem)row))];

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
        item.WentTo?.Village ?? string.Empty,
    ];

    private static string[] Cells(UnreadableItem item) =>
        [item.Id, item.Status ?? string.Empty, string.Empty, string.Empty, string.Empty, string.Empty, string.Empty, string.Empty, item.Detail, string.Empty];
}
