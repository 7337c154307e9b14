using Dtks.Platform.SetAside;

namespace Dtks.Functions.Notices;

/// <summary>The sender of messages took a message and did not send it: tried as often as its queue tries a message, then set aside.</summary>
public sealed class MessageRefusedException() : Exception("The sender of messages did not send it."), IReasoned
{
    /// <summary>The reason's code.</summary>
    public const string Code = "notice.refused";

    /// <inheritdoc />
    public SetAsideReason Reason => new(Code, "the sender of messages did not take it");
}
