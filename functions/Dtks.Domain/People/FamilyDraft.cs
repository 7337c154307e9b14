namespace Dtks.Domain.People;

/// <summary>A family as it came in; nothing checked.</summary>
/// <param name="FamilyCardNumber">16 digits.</param>
/// <param name="Village">Ten digits.</param>
/// <param name="Address">Address within the village.</param>
/// <param name="Members">Members.</param>
public sealed record FamilyDraft(string? FamilyCardNumber, string? Village, AddressDraft? Address, IReadOnlyList<MemberDraft?>? Members)
{
    /// <summary>Hidden (REG-3).</summary>
    public override string ToString() => "[family]";
}
