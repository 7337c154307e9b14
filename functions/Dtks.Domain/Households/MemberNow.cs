namespace Dtks.Domain.Households;

/// <summary>Where one who went from a household stands by now, or stood last (REG-8).</summary>
/// <param name="There">The household.</param>
/// <param name="Member">Who, by id in it.</param>
public sealed record MemberNow(HouseholdState There, string Member)
{
    /// <summary>Whether they stand there.</summary>
    public bool IsStanding() => There.Members.Any(m => m.Id == Member);

    /// <summary>The household that they went to from there; null where they stand there, or went nowhere. Who died, or was removed, goes along with a family that moves.</summary>
    public FamilyPlace? Next() => IsStanding() || There.Former.LastOrDefault(f => f.Member.Id == Member) is not { } left ? null
        : left.To ?? (There.Ended is { Reason: HouseholdEndReason.Moved, To: { } to } ? to : null);

    /// <summary>The same person in the household that they went to; null where that does not know them.</summary>
    /// <param name="next">The household at <see cref="Next"/>.</param>
    public MemberNow? In(HouseholdState next)
    {
        ArgumentNullException.ThrowIfNull(next);
        var known = next.Members.Concat(next.Former.Select(f => f.Member)).ToList();
        if (next.Id == There.Id) return known.Any(m => m.Id == Member) ? new MemberNow(next, Member) : null;
        if (There.Former.LastOrDefault(f => f.Member.Id == Member) is not { } left) return null;

        // Who joins or founds a family has an id of that; their NIK may have been corrected there since.
        var came = next.Changes.FirstOrDefault(c => c.Id == left.By)?.Came;
        var same = came is [var only] ? only : known.Find(m => came?.Contains(m.Id) != false && m.Person.IsSamePerson(left.Member.Person))?.Id;
        return same is null ? null : new MemberNow(next, same);
    }
}
