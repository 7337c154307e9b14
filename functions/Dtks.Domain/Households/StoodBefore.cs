using Dtks.Domain.People;

namespace Dtks.Domain.Households;

/// <summary>How one stood in the family before something had them stand otherwise, and since (REG-2): undone, they stand as before, where nothing else changed that.</summary>
/// <param name="Member">Who, by id.</param>
/// <param name="Relationship">The relationship before.</param>
/// <param name="MaritalStatus">The marital status before.</param>
/// <param name="BecameRelationship">The relationship since.</param>
/// <param name="BecameMaritalStatus">The marital status since.</param>
public sealed record StoodBefore(
    string Member, Relationship Relationship, MaritalStatus MaritalStatus, Relationship BecameRelationship, MaritalStatus BecameMaritalStatus)
{
    /// <summary>Of one who stays; null where they stand as they stood.</summary>
    internal static StoodBefore? Of(Member was, HouseholdMember now) => (was.Relationship, was.MaritalStatus) == (now.Person.Relationship, now.Person.MaritalStatus)
        ? null
        : new StoodBefore(now.Id, was.Relationship, was.MaritalStatus, now.Person.Relationship, now.Person.MaritalStatus);

    /// <summary>The member as before; as they stand where something else changed that since.</summary>
    internal HouseholdMember Again(HouseholdMember member) => (member.Person.Relationship, member.Person.MaritalStatus) == (BecameRelationship, BecameMaritalStatus)
        ? member with { Person = member.Person with { Relationship = Relationship, MaritalStatus = MaritalStatus } }
        : member;
}
