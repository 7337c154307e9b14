using System.Globalization;
using Dtks.Domain.Areas;
using Dtks.Domain.Dossiers;
using Dtks.Domain.Proposals;
using Dtks.Platform.Changes;
using Dtks.Platform.Deadlines;

namespace Dtks.Functions.Proposals;

/// <summary>
/// A proposal that was endorsed in a dossier ended its way: whether all of the dossier did is looked at some ten minutes later (RAT-1), once for all that ended within ten minutes.
/// </summary>
public static class EndedInDossier
{
    /// <summary>The look at one dossier.</summary>
    public const string DeadlineKind = "dossierThrough";

    private static readonly TimeSpan Span = TimeSpan.FromMinutes(10);

    /// <summary>The looks that an event of a proposal asks for, one in each village that may have handed the dossier in; none where it did not end.</summary>
    internal static IEnumerable<OutboxEntry> Of(ProposalEvent happened, ProposalState? before, ProposalState state)
    {
        if (!DossierRatification.MayBeThrough(before, state))
        {
            yield break;
        }

        var at = happened.Meta.At.ToDateTimeOffset().UtcTicks;
        var due = new DateTimeOffset(at - (at % Span.Ticks), TimeSpan.Zero) + Span + Span;
        foreach (var village in (state.CameBy ?? []).Append(state.Village).Distinct())
        {
            yield return Look(village, before!.DossierId!, due).Entry();
        }
    }

    /// <summary>The dossier of a look's target; empty where it names none.</summary>
    public static string DossierOf(string target)
    {
        ArgumentNullException.ThrowIfNull(target);
        return target.Split('-') is [_, var dossier, _] ? dossier : string.Empty;
    }

    private static DeadlineInput Look(AreaCode village, string dossier, DateTimeOffset due) =>
        new(DeadlineKind, due, village.Value, string.Create(CultureInfo.InvariantCulture, $"{village}-{dossier}-{due.UtcDateTime:yyyyMMddHHmm}"));
}
