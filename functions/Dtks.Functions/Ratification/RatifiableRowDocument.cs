using System.Globalization;
using Dtks.Domain.Ratification;
using Dtks.Functions.Proposals;
using Dtks.Platform.Documents;

namespace Dtks.Functions.Ratification;

/// <summary>
/// A row of the regency: open to the next letter, under a letter for good, or out. It stands under an id from its cause, the proposal and
/// the decision that made it eligible, so that rows come without a head and each once.
/// </summary>
public sealed record RatifiableRowDocument : Document
{
    /// <summary>The condition that the person <c>@subject</c> took part in a row (<see cref="RatificationRow.TookPart"/>).</summary>
    internal const string TookPart =
        "(c.row.proposedBy = @subject OR c.row.decidedBy = @subject OR c.row.endorsedBy = @subject OR c.row.receivedBy = @subject OR ARRAY_CONTAINS(c.row.others, @subject))";

    /// <summary>The type of the rows of proposals.</summary>
    public const string TypeName = "ratifiable";

    /// <summary>The type of the rows of sheets.</summary>
    public const string SheetTypeName = "ratifiableSheet";

    /// <inheritdoc />
    public override string Type => Row.Period is null ? TypeName : SheetTypeName;

    /// <summary>The regency, and the partition.</summary>
    public required string Regency { get; init; }

    /// <summary>The place among the open rows, by village and proposal, of sheets by month and village; null once it is no longer open.</summary>
    public string? Key { get; init; }

    /// <summary>From when on a letter may cover it: when its dossier was received (RAT-1), of a citizen's when it became eligible; null of rows from before that was kept.</summary>
    public DateTimeOffset? EligibleOn { get; init; }

    /// <summary>What is ratified.</summary>
    public required RatificationRow Row { get; init; }

    /// <summary>The letter that covers it; null while none does.</summary>
    public string? Letter { get; init; }

    /// <summary>The page of the letter that it stands on.</summary>
    public int? Page { get; init; }

    /// <summary>When it was taken out, before any letter covered it.</summary>
    public DateTimeOffset? WithdrawnOn { get; init; }

    /// <summary>The place in the regency's order of an older row (type <c>row</c>), whose head tells whether a letter covers it.</summary>
    public long? Sequence { get; init; }

    /// <summary>The document's id for a proposal and the step that made it eligible; rows of older versions go by the proposal alone.</summary>
    public static string IdOf(RatifiableRow row) => row.Step is { } at ? IdOf(row.Village.Value, row.Proposal, at) : $"row-{row.Proposal}";

    /// <summary>The same, by the proposal's village and id and the step that made it eligible.</summary>
    public static string IdOf(string village, string proposal, int step) => string.Create(CultureInfo.InvariantCulture, $"row-{village}-{proposal}-{step}");

    /// <summary>The open row of what became eligible.</summary>
    public static RatifiableRowDocument Open(RatifiableRow row, DateTimeOffset eligibleOn) => Of(row) with { Key = KeyOf(row.Village.Value, row.Proposal), EligibleOn = eligibleOn };

    /// <summary>The open row of a sheet whose dossier was received: under an id from that (RAT-4).</summary>
    public static RatifiableRowDocument Open(RatificationRow sheet, DateTimeOffset receivedOn)
    {
        ArgumentNullException.ThrowIfNull(sheet);
        return new()
        {
            Id = SheetIdOf(sheet.Village.Value, sheet.Period!, sheet.Proposal),
            Regency = sheet.Village.Regency!.Value,
            Row = sheet,
            Key = $"{sheet.Period}/{sheet.Village.Value}/{sheet.Proposal}",
            EligibleOn = receivedOn,
        };
    }

    /// <summary>The document's id for the sheet of a village's month that a dossier holds.</summary>
    public static string SheetIdOf(string village, string period, string dossier) => $"sheetRow-{village}-{period}-{dossier}";

    /// <summary>The mark of a row that is out, also when it never came in.</summary>
    public static RatifiableRowDocument Out(RatifiableRow row, DateTimeOffset now) => Of(row) with { WithdrawnOn = now };

    /// <summary>An older row as an open one.</summary>
    public RatifiableRowDocument Opened() => this with { Key = KeyOf(Row.Village.Value, Row.Proposal), EligibleOn = DateTimeOffset.UnixEpoch, Sequence = null };

    /// <summary>What makes an older row that cannot be read an open one, which stands last until it is repaired: its members by their JSON pointers.</summary>
    public static IReadOnlyDictionary<string, string> OpenedUnread(string id) => new Dictionary<string, string>
    {
        ["/type"] = "ratifiable",
        ["/key"] = id,
        ["/eligibleOn"] = Dtks.Platform.Http.Listing.Key(DateTimeOffset.UnixEpoch),
    };

    /// <summary>The row under a letter.</summary>
    public RatifiableRowDocument Under(string letter, int page) => this with { Key = null, Letter = letter, Page = page };

    private static RatifiableRowDocument Of(RatifiableRow row) => new()
    {
        Id = IdOf(row),
        Regency = row.Village.Regency!.Value,
        Row = new RatificationRow(row.Village, row.Proposal, row.Digest, row.ProposedBy, row.DecidedBy, row.EndorsedBy, row.ReceivedBy) { Others = row.Others ?? (row.CorrectedBy is { } corrected ? [corrected] : null) },
    };

    private static string KeyOf(string village, string proposal) => $"{village}/{proposal}";
}
