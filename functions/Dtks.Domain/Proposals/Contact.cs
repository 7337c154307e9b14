namespace Dtks.Domain.Proposals;

/// <summary>How the proposer is reached.</summary>
/// <param name="Phone">+62 and 8 to 13 more digits. Personal data: never logged, encrypted at rest.</param>
public sealed record Contact(string Phone)
{
    /// <summary>Hidden (REG-3).</summary>
    public override string ToString() => "[contact]";
}
