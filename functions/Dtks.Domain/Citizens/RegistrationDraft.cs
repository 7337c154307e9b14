using Dtks.Domain.People;

namespace Dtks.Domain.Citizens;

/// <summary>A citizen's registration as it came in (PRO-4); nothing checked.</summary>
/// <param name="Member">The person.</param>
/// <param name="FamilyCardNumber">16 digits.</param>
/// <param name="Village">Ten digits.</param>
/// <param name="Address">Address within the village.</param>
public sealed record RegistrationDraft(MemberDraft? Member, string? FamilyCardNumber, string? Village, AddressDraft? Address)
{
    /// <summary>Hidden (REG-3).</summary>
    public override string ToString() => "[registration]";
}
