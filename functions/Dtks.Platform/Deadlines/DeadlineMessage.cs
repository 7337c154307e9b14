using System.Globalization;
using Dtks.Platform.Messaging;

namespace Dtks.Platform.Deadlines;

/// <summary>One deadline that was set aside out of its bucket.</summary>
/// <param name="Kind">What is to be done.</param>
/// <param name="DueAt">When it fell due: ISO 8601, UTC.</param>
/// <param name="Village">The village of what it concerns.</param>
/// <param name="Target">The document it concerns.</param>
public sealed record DeadlineMessage(string Kind, string DueAt, string Village, string Target)
{
    /// <summary>The deadline.</summary>
    /// <exception cref="MessageException">The instant is none.</exception>
    public DeadlineInput Input() =>
        DueAt.EndsWith('Z') && DateTimeOffset.TryParse(DueAt, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var due)
            ? new DeadlineInput(Kind, due, Village, Target)
            : throw new MessageException("dueAt is no instant");
}
