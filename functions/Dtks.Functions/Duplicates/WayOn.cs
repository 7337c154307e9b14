using Dtks.Domain.Duplicates;
using Dtks.Platform.Problems;

namespace Dtks.Functions.Duplicates;

/// <summary>What to do next about two entries that are one person: the existing ways, which tell the family first (RAT-6, REG-8).</summary>
/// <param name="Way"><c>removal</c> by the regency, with Dukcapil's confirmation and notice; or <c>change</c> by the village, where the person belongs to another family.</param>
/// <param name="Path">Where it is POSTed.</param>
/// <param name="Body">What of the body follows from the pair; null where all of it is to be found out.</param>
/// <param name="Detail">The same in words.</param>
internal sealed record WayOn(string Way, string Path, RemovalStart? Body, string Detail)
{
    public static IReadOnlyList<WayOn>? Of(DuplicateState state, PairStanding standing, MessageCatalogue messages, string language)
    {
        var leaves = state.Leaves() switch { DuplicateSide.First => standing.First, DuplicateSide.Second => standing.Second, _ => null };
        if (leaves is not { Household: { } household, Member: { } member })
        {
            return null;
        }

        var path = $"/api/households/{leaves.Entry.Village}/{household.Id}";
        var body = new RemovalStart("duplicate", household.Members.Count == 1 ? null : [member.Id]);
        return
        [
            new WayOn("removal", $"{path}/removals", body, messages.Text(language, "duplicate.next.removal", args: null)),
            new WayOn("change", $"{path}/changes", null, messages.Text(language, "duplicate.next.change", args: null)),
        ];
    }
}

/// <summary>The part of a removal that follows from the pair; source, note and a new head are the officer's.</summary>
/// <param name="Ground">The ground.</param>
/// <param name="Members">The member; null where it is the last of the family.</param>
internal sealed record RemovalStart(string Ground, IReadOnlyList<string>? Members);
