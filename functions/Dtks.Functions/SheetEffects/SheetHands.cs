using Dtks.Domain.Areas;
using Dtks.Domain.Kernel;
using Dtks.Functions.Appeals;
using Dtks.Functions.Dossiers;
using Dtks.Functions.Ratification;
using Dtks.Functions.Verification;

namespace Dtks.Functions.SheetEffects;

/// <summary>Who had a part in a month's sheet, as the sheet, its dossiers and its letter tell.</summary>
public sealed class SheetHands(SheetRepository sheets, DossierRepository dossiers, LetterRepository letters) : ISheetHands
{
    /// <inheritdoc />
    public async Task<IReadOnlyCollection<string>> OfAsync(AreaCode village, CyclePeriod period, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(village);
        ArgumentNullException.ThrowIfNull(period);
        if (await sheets.FindAsync(village.Value, period.Value, cancellation) is not { } sheet)
        {
            return [];
        }

        var hands = new HashSet<string>(sheet.DecidedBy ?? [], StringComparer.Ordinal);
        hands.UnionWith(sheet.FinalisedBy is { } finalised ? [finalised] : []);
        hands.UnionWith(Subjects(sheet.History));
        foreach (var id in sheet.Dossiers ?? [])
        {
            hands.UnionWith(Subjects((await dossiers.FindAsync(village.Value, id, cancellation))?.State.History ?? []));
        }

        var letter = sheet.LetterId is { } covering ? await letters.FindAsync(village.Value[..4], covering, cancellation) : null;
        hands.UnionWith(Subjects(letter?.State.History ?? []));
        return hands;
    }

    private static IEnumerable<string> Subjects(IEnumerable<EventMeta> history) => history.Where(step => step.Role != Role.System).Select(step => step.Subject);
}
