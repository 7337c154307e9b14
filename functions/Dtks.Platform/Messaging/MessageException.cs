using Dtks.Platform.SetAside;

namespace Dtks.Platform.Messaging;

/// <summary>A message that no repetition makes right: it is set aside at once with this reason, which names ids only.</summary>
/// <param name="reason">Why, in the code's own words.</param>
public sealed class MessageException(string reason) : Exception(reason), IReasoned
{
    /// <summary>The same with values of the message; those that are no ids are left out, for whoever made the message may have written anything (REG-3).</summary>
    /// <param name="reason">An interpolated text.</param>
    public MessageException(MessageReason reason)
        : this(reason.ToString())
    {
    }

    /// <inheritdoc />
    public SetAsideReason Reason => new(SetAsideReason.Malformed, Message);
}
