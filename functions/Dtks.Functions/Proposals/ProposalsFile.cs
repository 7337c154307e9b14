using System.Globalization;
using Dtks.Domain.Kernel;
using Dtks.Functions.Data;
using Dtks.Platform.Http;
using Dtks.Platform.Problems;
using NodaTime.Text;

namespace Dtks.Functions.Proposals;

/// <summary>A list of proposals as a CSV file.</summary>
internal static class ProposalsFile
{
    /// <summary>The columns, by name.</summary>
    public static IReadOnlyList<string> Columns { get; } = ["id", "status", "kind", "source", "head", "members", "submittedOn", "dueOn", "problem", "wentTo"];

    /// <summary>Their headings in a language.</summary>
    public static IReadOnlyList<string> Headings(MessageCatalogue messages, string language) => [.. Columns.Select(column => messages.Text(language, $"proposals.column.{column}", args: null))];

    /// <summary>The file's text; a row that cannot be read stands in its place with its id and what is wrong.</summary>
    public static string Of(ListAnswer<ProposalItem> list, MessageCatalogue messages, string language) => CsvFile.Of(Headings(messages, language), Rows(list));

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
