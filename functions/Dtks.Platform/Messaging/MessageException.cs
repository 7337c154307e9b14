using Dtks.Platform.SetAside;

namespace Dtks.Platform.Messaging;

/// <summary>A message that no repetition makes right: it is set aside at once with this reason, which names ids only.</summary>
public sealed class MessageException(string reason) : Exception(reason), IReasoned
{
    /// <inheritdoc />
    public SetAsideReason Reason => new(SetAsideReason.Malformed, Message);
}
