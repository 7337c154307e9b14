namespace Dtks.Domain.Deliberations;

/// <summary>Someone present as it came in; nothing checked.</summary>
/// <param name="Name">Name.</param>
/// <param name="Element">Wire name of <see cref="AttendeeElement"/>.</param>
/// <param name="Unit">Neighbourhood unit.</param>
public sealed record AttendeeDraft(string? Name, string? Element, string? Unit)
{
    /// <summary>Hidden (REG-3).</summary>
    public override string ToString() => "[attendee]";
}
