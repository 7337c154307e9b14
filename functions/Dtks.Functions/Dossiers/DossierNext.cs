using Dtks.Domain.Areas;
using Dtks.Domain.Dossiers;
using Dtks.Domain.Kernel;
using Dtks.Functions.Data;
using Dtks.Functions.Deliberations;
using Dtks.Functions.Verification;
using Dtks.Platform.Documents;
using Dtks.Platform.Problems;
using Dtks.Platform.Records;
using NodaTime;
using NodaTime.Text;

namespace Dtks.Functions.Dossiers;

/// <summary>
/// Tells what is to be done next about a dossier, in the order in which it is done, and with whom that lies (RAT-1). Of one that came back that depends on its sheet (VER-8, RAT-5), or on whether another took
/// its place; where that cannot be read, it is told as if nothing had been done since.
/// </summary>
public sealed class DossierNext(DocumentStore store, DossierRepository dossiers, UnreadableRecords unreadables, MessageCatalogue messages, TimeProvider clock)
{
    /// <summary>The steps; null where nothing is left to do.</summary>
    internal async Task<IReadOnlyList<DossierNextStep>?> OfAsync(DossierState dossier, bool isLettered, string language, CancellationToken cancellation)
    {
        DossierNextStep Step(string code, DossierHolder with, string? name = null, string? value = null) =>
            new(code, with, messages.Text(language, $"dossier.next.{code}", name is null ? null : new Dictionary<string, string> { [name] = value! }));

        return dossier switch
        {
            { Status: DossierStatus.Submitted } => [Step("endorsement", DossierHolder.District)],
            { Status: DossierStatus.Endorsed } => [Step("receipt", DossierHolder.Regency)],
            { Status: DossierStatus.Received } when isLettered => [Step("review", DossierHolder.Ministry)],
            { Status: DossierStatus.Received } => [Step("letter", DossierHolder.Regent)],
            { Status: DossierStatus.Ratified } => null,
            { DeterminedOn: not null } => [Step("nextMonth", DossierHolder.Village)],
            { Subject: DossierSubject.Eligibility } => OfSheet(dossier, await SheetAsync(dossier, cancellation), Step),
            _ => await ReplacedByAsync(dossier, cancellation) is { } other
                ? [Step("replaced", DossierHolder.Village, "dossier", other)]
                : [Step("correct", DossierHolder.Village), Step("handIn", DossierHolder.Village)],
        };
    }

    private delegate DossierNextStep Named(string code, DossierHolder with, string? name = null, string? value = null);

    private List<DossierNextStep> OfSheet(DossierState dossier, SheetDocument? sheet, Named step)
    {
        if (sheet?.Dossier is { } held && held.Id != dossier.Id)
        {
            return [step("replaced", DossierHolder.Village, "dossier", held.Id)];
        }

        var steps = new List<DossierNextStep>();
        var until = sheet?.Stage == SheetStage.Open ? sheet.ClosesOn : sheet?.OpenUntil;
        if (sheet?.Stage != SheetStage.Finalised)
        {
            if (until > clock.GetUtcNow() && sheet is not { Stage: SheetStage.Closed, Tally: { Eligible: 0, Ineligible: 0 } })
            {
                steps.Add(step("lines", DossierHolder.Village, "until", LastDay(dossier.Village, until.Value)));
            }

            steps.Add(step("finalise", DossierHolder.Village));
        }

        steps.Add(step(dossier.Status == DossierStatus.Returned ? "handInSheet" : "handInSheetAnew", DossierHolder.Village));
        return steps;
    }

    private async Task<SheetDocument?> SheetAsync(DossierState dossier, CancellationToken cancellation) =>
        Read(await store.LookAsync<SheetDocument>(Partitions.Registry(dossier.Village.Value), SheetDocument.IdOf(dossier.Period), cancellation), dossier);

    private async Task<string?> ReplacedByAsync(DossierState dossier, CancellationToken cancellation)
    {
        var looked = await store.LookAsync<DeliberationDocument>(Partitions.Registry(dossier.Village.Value), DeliberationDocument.IdOf(dossier.Deliberation), cancellation);
        try
        {
            return Read(looked, dossier) is { } deliberation ? await dossiers.InPlaceOfAsync(deliberation, dossier.Id, cancellation) : null;
        }
        catch (Exception e) when (UnreadableRecords.Is(e))
        {
            unreadables.Tell(e);
            return null;
        }
    }

    private T? Read<T>(Listed<T>? looked, DossierState dossier)
        where T : Document
    {
        if (looked is not { } found)
        {
            return null;
        }

        if (found.TryRead(out var read, out var unreadable))
        {
            return read;
        }

        unreadables.LeftOut(Partitions.Registry(dossier.Village.Value), unreadable);
        return null;
    }

    // Until a midnight: the day before is the last.
    private static string LastDay(AreaCode village, DateTimeOffset until) =>
        LocalDatePattern.Iso.Format(TimeZones.DateIn(village, Instant.FromDateTimeOffset(until) - Duration.Epsilon));
}

/// <summary>A step that is to be done next about a dossier.</summary>
/// <param name="Code">Which.</param>
/// <param name="With">With whom it lies.</param>
/// <param name="Detail">The same in words.</param>
internal sealed record DossierNextStep(string Code, DossierHolder With, string Detail);
