namespace Dtks.Pages.Proposals;

/// <summary>What the population register has otherwise than a proposal, by the place in the proposal's form (PRO-5).</summary>
internal static class ProposalDifferences
{
    /// <summary>The pointers of what differs; empty where nothing does, or where it was not asked.</summary>
    /// <param name="found">The proposal, with the answer to what it says.</param>
    public static IReadOnlySet<string> Of(ProposalRecord found) => Of(found, TypedProposal.Of(found));

    /// <summary>The same in a form into which something was typed since: of members by their NIK, and only where what is typed is still what the answer was to.</summary>
    /// <param name="found">The proposal.</param>
    /// <param name="typed">What was typed since.</param>
    public static IReadOnlySet<string> Of(ProposalRecord found, TypedProposal typed)
    {
        var (differing, before) = (new HashSet<string>(StringComparer.Ordinal), TypedProposal.Of(found));
        if (found.Match is not { } match)
        {
            return differing;
        }

        var whole = (match.Fields ?? []).Where(f => f.Outcome != "match").Select(f => f.Field).ToHashSet(StringComparer.Ordinal);
        Add(whole.Contains("familyCardNumber") && typed.Card == before.Card, "/household/familyCardNumber");
        Add(whole.Contains("rt") && typed.Address.Rt == before.Address.Rt, "/household/address/rt");
        Add(whole.Contains("rw") && typed.Address.Rw == before.Address.Rw, "/household/address/rw");
        Add(match.AddressOutcome == "mismatch" && typed.Address.Street == before.Address.Street, "/household/address/street");
        foreach (var (member, at) in (match.Members ?? []).SelectMany(m => PlacesOf(m, before, typed).Select(at => (m, at))))
        {
            foreach (var part in member.Fields.Intersect(TypedMember.Parts))
            {
                Add(true, TypedProposal.PointerOf(at, part));
            }
        }

        return differing;

        void Add(bool differs, string pointer)
        {
            if (differs)
            {
                differing.Add(pointer);
            }
        }
    }

    // Where a member stands in the form by now, as long as their row is what the register was asked.
    private static IEnumerable<int> PlacesOf(MatchedMember member, TypedProposal before, TypedProposal typed)
    {
        if (!int.TryParse(member.Pointer.Split('/')[^1], System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var place) || place >= before.Members.Count)
        {
            return [];
        }

        return Enumerable.Range(0, typed.Members.Count).Where(i => typed.Members[i] == before.Members[place]);
    }
}
