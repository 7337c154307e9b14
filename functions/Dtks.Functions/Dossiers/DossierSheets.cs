using Dtks.Domain.Areas;
using Dtks.Domain.Dossiers;
using Dtks.Functions.Verification;
using Dtks.Platform.Problems;
using Dtks.Platform.Records;

namespace Dtks.Functions.Dossiers;

/// <summary>What whoever passes on the dossier of a month's sheet is to know of it (RAT-1, GOV-3): they read no sheet. One that cannot be read is told, and nothing is said of it.</summary>
public sealed class DossierSheets(SheetRepository sheets, SheetWays ways, DossierLetters lettered, UnreadableRecords unreadables, MessageCatalogue messages)
{
    /// <summary>Whether a letter covers it by now, so that it lies with the Ministry (RAT-4).</summary>
    internal async Task<bool> IsLetteredAsync(DossierState dossier, CancellationToken cancellation) => dossier is { Status: DossierStatus.Received }
        && (await lettered.OfAsync(AreaCode.Parse(dossier.Village.Value[..4]), [(dossier.Village.Value, dossier.Period, dossier.Id, dossier.Subject)], cancellation)).Count > 0;

    /// <summary>What is to be known of its sheet while it is on its way; null for nothing.</summary>
    internal async Task<IReadOnlyList<SheetAdvice>?> AdviceAsync(DossierState dossier, string language, CancellationToken cancellation) =>
        dossier is { Subject: DossierSubject.Eligibility, Status: DossierStatus.Submitted or DossierStatus.Endorsed or DossierStatus.Received }
            && await OfAsync(dossier.Village.Value, dossier.Period, dossier.Id, language, cancellation) is { } advice ? [advice] : null;

    /// <summary>The same of a sheet that a dossier holds.</summary>
    internal async Task<SheetAdvice?> OfAsync(string village, string period, string dossier, string language, CancellationToken cancellation)
    {
        try
        {
            return await sheets.FindAsync(village, period, cancellation) is { Overturned: not null } sheet && sheet.Dossier?.Id == dossier
                ? SheetAdvice.Of(sheet, await ways.OfAsync(sheet, cancellation), messages, language)
                : null;
        }
        catch (Exception e) when (UnreadableRecords.Is(e))
        {
            unreadables.Tell(e);
            return null;
        }
    }
}
