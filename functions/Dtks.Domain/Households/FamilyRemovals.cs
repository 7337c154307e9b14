namespace Dtks.Domain.Households;

/// <summary>
/// What removals made of a family (RAT-6): who is gone by each that stands, and how those stand of their own whom removals and deaths (REG-8), and undoing them, had
/// stand otherwise. By it the family comes out the same in whatever order they are undone (GOV-3).
/// </summary>
/// <param name="Standing">The removals that stand, in the order in which they took effect.</param>
/// <param name="Stood">How those stand of their own who stand otherwise by removals and deaths.</param>
public sealed record FamilyRemovals(IReadOnlyList<FamilyRemoval> Standing, IReadOnlyList<StoodBefore> Stood)
{
    /// <summary>Whether nothing is left of any.</summary>
    public bool IsEmpty() => Standing.Count == 0 && Stood.Count == 0;
}

/// <summary>Who is gone from a family by a removal.</summary>
/// <param name="Removal">The removal.</param>
/// <param name="Members">Who, by id.</param>
/// <param name="NewHead">Who was to head the family then, by id; null for nobody.</param>
/// <param name="Reason">How they left.</param>
public sealed record FamilyRemoval(string Removal, IReadOnlyList<string> Members, string? NewHead, FormerReason Reason)
{
    /// <summary>Whether one who left is gone by it.</summary>
    public bool Took(FormerMember left)
    {
        ArgumentNullException.ThrowIfNull(left);
        return left.To is null && left.Reason == Reason && Members.Contains(left.Member.Id);
    }
}
