using Dtks.Domain.Areas;
using Dtks.Domain.Deliberations;
using Dtks.Domain.Kernel;
using Dtks.Domain.Verification;
using NodaTime;
using NodaTime.Text;

namespace Dtks.Domain.Dossiers;

/// <summary>When a village's sheet of a month is handed in (RAT-1): finalised (VER-1), in no other dossier, as it was finalised (RAT-8), and with a concluded deliberation that was held from its opening on (VER-3).</summary>
internal static class SheetDossierRules
{
    /// <summary>All that is unmet.</summary>
    public static IEnumerable<Violation> Unmet(DossierRead read, SheetGathered gathered) =>
        OfSheet(gathered).Concat(OfDeliberation(gathered)).Concat(
            read.Replaces is not null && !gathered.MayReplace ? [Violation.Refused(DossierViolations.ReplacesSheet, "RAT-1", "/replaces")] : []);

    private static IEnumerable<Violation> OfSheet(SheetGathered gathered)
    {
        if (gathered.Sheet is not { } sheet)
        {
            yield return Violation.Refused(DossierViolations.SheetMissing, "VER-1", "/period");
            yield break;
        }

        if (gathered.Held is { } held) yield return Violation.Refused(DossierViolations.SheetHeld, "RAT-1", "/period", ("status", WireName.Of(held)));
        if (sheet.Status != SheetStatus.Finalised) yield return Violation.Refused(DossierViolations.SheetNotFinalised, "VER-1", "/period");
        if (sheet.Unreadable.Count > 0)
            yield return Violation.Refused(DossierViolations.SheetUnreadable, "VER-1", "/period", ("lines", LineRanges.Of(sheet.Unreadable)));
        else if (sheet.Status == SheetStatus.Finalised && SheetDigest.Of(sheet) != gathered.Digest)
            yield return Violation.Refused(DossierViolations.SheetDigest, "RAT-8", "/period");
    }

    private static IEnumerable<Violation> OfDeliberation(SheetGathered gathered)
    {
        if (gathered.Deliberation is not { } deliberation)
        {
            yield return Violation.Refused(DossierViolations.DeliberationUnknown, "RAT-1", "/deliberation");
            yield break;
        }

        if (deliberation.Kind != DeliberationKind.Regular) yield return Violation.Refused(DossierViolations.OnCards, "RAT-1", "/deliberation");
        if (deliberation.Status != DeliberationStatus.Concluded) yield return Violation.Refused(DossierViolations.NotConcluded, "MUS-7", "/deliberation");
        if (gathered.Sheet is { } sheet && OpenedOn(sheet) is { } opened && deliberation.HeldOn < opened)
            yield return Violation.Refused(DossierViolations.HeldBefore, "VER-3", "/deliberation", ("date", LocalDatePattern.Iso.Format(opened)));
    }

    // The day in the village: the month opens at one instant everywhere.
    private static LocalDate? OpenedOn(SheetState sheet) =>
        sheet.History.FirstOrDefault(h => h.Code == SheetEventCodes.Opened) is { } opened ? TimeZones.DateIn(sheet.Village, opened.At) : null;
}

/// <summary>What there is to be handed in of a month's sheet.</summary>
/// <param name="Deliberation">The deliberation named; null when there is none.</param>
/// <param name="Sheet">The sheet with all its lines that can be read; null when there is none.</param>
/// <param name="Digest">The digest it was finalised with; null when it is not.</param>
/// <param name="Held">Where the dossier stands that holds it; null when none on its way does.</param>
/// <param name="MayReplace">Whether the dossier to be replaced is one of the sheet that was returned, with none in its place.</param>
public sealed record SheetGathered(DeliberationState? Deliberation, SheetState? Sheet, string? Digest, DossierStatus? Held, bool MayReplace);
