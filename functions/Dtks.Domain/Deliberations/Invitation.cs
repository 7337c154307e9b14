using NodaTime;

namespace Dtks.Domain.Deliberations;

/// <summary>Someone who was invited to a deliberation beforehand (MUS-3).</summary>
/// <param name="Name">Name, 1 to 100 characters. Personal data.</param>
/// <param name="Element">Whom they stand for.</param>
/// <param name="Unit">The neighbourhood unit, 1 to 100 characters, if one is named.</param>
/// <param name="InvitedOn">The day they were invited: at the latest the day it was held.</param>
/// <param name="By">How.</param>
public sealed record Invitation(string Name, AttendeeElement Element, string? Unit, LocalDate InvitedOn, InvitationWay By)
{
    /// <summary>Hidden (REG-3).</summary>
    public override string ToString() => "[invitation]";
}

/// <summary>How someone was invited. Open: the sources name no way; any that a village uses will do.</summary>
public enum InvitationWay
{
    /// <summary>By a letter.</summary>
    Letter,

    /// <summary>By a message to their phone.</summary>
    Message,

    /// <summary>By a call.</summary>
    Call,

    /// <summary>By word of mouth, as from house to house.</summary>
    InPerson,

    /// <summary>By an announcement to all.</summary>
    Announcement,
}
