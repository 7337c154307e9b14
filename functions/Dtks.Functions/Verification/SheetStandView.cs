using Dtks.Domain.Kernel;
using Dtks.Domain.Dossiers;
using Dtks.Platform.Audit;
using Dtks.Platform.Problems;
using NodaTime;
using NodaTime.Text;

namespace Dtks.Functions.Verification;

/// <summary>
/// Where a village's sheet stands, until when its lines are decided (<c>OpenUntil</c>: those that were verified, anew, after the month's end), the
/// reminders given of it (VER-7), and each time it was opened again, with the reason (VER-8).
/// </summary>
[ShowsPerson]
internal sealed record SheetStandView(
    string Period,
    string Village,
    SheetStage Status,
    LineCounts Lines,
    DateTimeOffset ClosesOn,
    DateTimeOffset? OpenUntil,
    IReadOnlyList<SheetReminder> Reminders,
    IReadOnlyList<SheetReopening>? Reopenings,
    SheetDossierView? Dossier)
{
    /// <summary>What becomes of the lines that nobody verified before the month closed (VER-7), and of those that were found ineligible in sight of a death or a removal that was undone since (VER-8); absent for none.</summary>
    public IReadOnlyList<SheetAdvice>? Advice { get; init; }

    public static SheetStandView Of(SheetDocument sheet, IReadOnlyList<SheetReminder> reminders, DateTimeOffset now, CyclePeriod? carried, SheetAdvice? overturned, MessageCatalogue messages, string language)
    {
        var missed = SheetAdvice.Of(sheet.Period, sheet.Running(now), sheet.Unverified(now), messages, language, carried);
        var (period, village, status, lines, until) = SheetView.Of(sheet);
        return new SheetStandView(period, village, status, lines, sheet.ClosesOn, until, reminders, sheet.Reopenings, SheetDossierView.Of(sheet.Dossier, messages, language))
        {
            Advice = overturned is null ? missed : [.. missed ?? [], overturned],
        };
    }
}

/// <summary>The dossier that the sheet was handed in with last; <c>Explanation</c> where it came back and the sheet stays finalised (RAT-5).</summary>
internal sealed record SheetDossierView(string Id, DossierStatus Status, string? Explanation)
{
    public static SheetDossierView? Of(SheetDossier? dossier, MessageCatalogue messages, string language) =>
        dossier is null ? null : new SheetDossierView(dossier.Id, dossier.Status, StaysText(dossier.DeterminedOn, messages, language));

    /// <summary>That a sheet stays finalised, since the determination date was over; null for no date.</summary>
    internal static string? StaysText(LocalDate? determinedOn, MessageCatalogue messages, string language) =>
        determinedOn is not { } date ? null : messages.Text(language, DossierViolations.SheetStays, new Dictionary<string, string> { ["date"] = LocalDatePattern.Iso.Format(date) });
}
