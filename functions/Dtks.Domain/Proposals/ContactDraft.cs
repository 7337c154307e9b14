namespace Dtks.Domain.Proposals;

/// <summary>Contact as it came in; nothing checked.</summary>
/// <param name="Phone">Phone number.</param>
public sealed record ContactDraft(string? Phone)
{
    /// <summary>Hidden (REG-3).</summary>
    public override string ToString() => "[contact]";
}
