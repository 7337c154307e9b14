namespace Dtks.Functions.Verification;

/// <summary>Villages by how far they have come, and lines by outcome. A finalised village counts as verified and as opened too, a ratified one as endorsed.</summary>
/// <param name="Opened">Villages whose sheet was made.</param>
/// <param name="Verified">Villages without an unverified line.</param>
/// <param name="Finalised">Villages whose head finalised the sheet.</param>
/// <param name="Closed">Villages whose sheet the month's end closed as it stood (VER-7).</param>
/// <param name="NothingToVerify">Villages that turned out to have no line.</param>
/// <param name="Unverified">Lines that nobody verified (VER-7).</param>
/// <param name="Eligible">Lines found eligible.</param>
/// <param name="Ineligible">Lines found ineligible.</param>
/// <param name="Endorsed">Villages whose sheet's dossier is endorsed, or came further (RAT-1).</param>
/// <param name="Ratified">Villages whose sheet is ratified (RAT-4).</param>
/// <param name="Lapsed">Of the unverified lines, those of who died or was removed, which nobody misses (VER-7).</param>
public sealed record ProgressCounts(
    int Opened = 0, int Verified = 0, int Finalised = 0, int Closed = 0, int NothingToVerify = 0, int Unverified = 0, int Eligible = 0, int Ineligible = 0, int Endorsed = 0, int Ratified = 0, int Lapsed = 0)
{
    /// <summary>What one village counts for.</summary>
    public static ProgressCounts Of(VillageProgress village)
    {
        ArgumentNullException.ThrowIfNull(village);
        if (village.Stage == VillageStage.NothingToVerify)
        {
            return new ProgressCounts(NothingToVerify: 1);
        }

        return new ProgressCounts(
            Opened: 1,
            Verified: village.Unverified == 0 ? 1 : 0,
            Finalised: village.Stage == VillageStage.Finalised ? 1 : 0,
            Closed: village.Stage == VillageStage.Closed ? 1 : 0,
            NothingToVerify: 0,
            village.Unverified,
            village.Eligible,
            village.Ineligible,
            Endorsed: village.Endorsed == true ? 1 : 0,
            Ratified: village.Ratified == true ? 1 : 0,
            village.Lapsed);
    }

    /// <summary>The sum.</summary>
    public static ProgressCounts operator +(ProgressCounts a, ProgressCounts b) => new(
        a.Opened + b.Opened,
        a.Verified + b.Verified,
        a.Finalised + b.Finalised,
        a.Closed + b.Closed,
        a.NothingToVerify + b.NothingToVerify,
        a.Unverified + b.Unverified,
        a.Eligible + b.Eligible,
        a.Ineligible + b.Ineligible,
        a.Endorsed + b.Endorsed,
        a.Ratified + b.Ratified,
        a.Lapsed + b.Lapsed);

    /// <summary>The difference.</summary>
    public static ProgressCounts operator -(ProgressCounts a, ProgressCounts b) => new(
        a.Opened - b.Opened,
        a.Verified - b.Verified,
        a.Finalised - b.Finalised,
        a.Closed - b.Closed,
        a.NothingToVerify - b.NothingToVerify,
        a.Unverified - b.Unverified,
        a.Eligible - b.Eligible,
        a.Ineligible - b.Ineligible,
        a.Endorsed - b.Endorsed,
        a.Ratified - b.Ratified,
        a.Lapsed - b.Lapsed);

    /// <summary>
    /// What changed from <paramref name="before"/> to this: only what did, by its JSON pointer under <paramref name="parent"/>.
    /// </summary>
    public IReadOnlyDictionary<string, long> Since(ProgressCounts before, string parent)
    {
        ArgumentNullException.ThrowIfNull(before);
        var changes = new (string Name, long By)[]
        {
            ("opened", Opened - before.Opened),
            ("verified", Verified - before.Verified),
            ("finalised", Finalised - before.Finalised),
            ("closed", Closed - before.Closed),
            ("nothingToVerify", NothingToVerify - before.NothingToVerify),
            ("unverified", Unverified - before.Unverified),
            ("eligible", Eligible - before.Eligible),
            ("ineligible", Ineligible - before.Ineligible),
            ("endorsed", Endorsed - before.Endorsed),
            ("ratified", Ratified - before.Ratified),
            ("lapsed", Lapsed - before.Lapsed),
        };
        return changes.Where(c => c.By != 0).ToDictionary(c => $"{parent}/{c.Name}", c => c.By, StringComparer.Ordinal);
    }
}
