using Dtks.Domain.Verification;
using Dtks.Functions.Data;
using Dtks.Platform.Documents;

namespace Dtks.Functions.Verification;

/// <summary>Counts a sheet's lines one by one, and opens nothing that tells of a person.</summary>
public sealed class SheetRecount(DocumentStore store, BriefRetry brief)
{
    private const string Head = "SELECT c.id, c.type, c.village, c.period, c.stage, c.closesOn, c.version, c.tally, c.dossier, c.letterId FROM c WHERE c.id = @id";

    private const string Pages =
        "SELECT c.id, c.type, ARRAY_LENGTH(c.lines) AS lines, ARRAY(SELECT VALUE l.outcome FROM l IN c.lines WHERE IS_DEFINED(l.outcome)) AS outcomes FROM c WHERE c.type = 'sheetPage' AND STARTSWITH(c.id, @id)";

    /// <summary>A village's sheet as it counts by its lines, and as its head counts them; null where it has none, or it is being made.</summary>
    /// <returns>Neither where something of it cannot be read.</returns>
    public async Task<(VillageProgress ByLines, VillageProgress ByHead)?> OfAsync(string period, string village, CancellationToken cancellation)
    {
        var partition = Partitions.Registry(village);
        var id = SheetDocument.IdOf(period);
        var heads = await store.AllAsync<SheetDocument>(partition, new DocumentQuery(Head).With("@id", id), brief, cancellation).ToListAsync(cancellation);
        if (heads.Count == 0 || Read(heads[0]) is not { Stage: not SheetStage.Opening } sheet)
        {
            return null;
        }

        var tally = SheetTally.Empty;
        await foreach (var listed in store.AllAsync<CountedPage>(partition, new DocumentQuery(Pages).With("@id", $"{id}-"), brief, cancellation))
        {
            tally = tally.Plus(Read(listed).Tally());
        }

        return (SheetRepository.ProgressOf(sheet with { Tally = tally }), SheetRepository.ProgressOf(sheet));
    }

    private static T Read<T>(Listed<T> listed) => listed.TryRead(out var read, out var unreadable) ? read : throw unreadable.Failure;
}

/// <summary>Of a stored page what its lines count for.</summary>
/// <param name="Id">The document's id.</param>
/// <param name="Type">The document's type.</param>
/// <param name="Lines">How many lines it has.</param>
/// <param name="Outcomes">The outcomes of those that were decided.</param>
public sealed record CountedPage(string Id, string Type, int Lines, IReadOnlyList<LineOutcome> Outcomes)
{
    /// <summary>Lines by outcome; an unverified one is stored without.</summary>
    public SheetTally Tally()
    {
        int Of(LineOutcome outcome) => Outcomes.Count(o => o == outcome);
        return new SheetTally(Lines, Of(LineOutcome.Eligible), Of(LineOutcome.Ineligible), Lines - Outcomes.Count(o => o != LineOutcome.Unverified));
    }
}
