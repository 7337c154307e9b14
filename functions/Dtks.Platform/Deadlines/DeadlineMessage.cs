using System.Globalization;
using Dtks.Platform.Json;
using Dtks.Platform.Messaging;

namespace Dtks.Platform.Deadlines;

/// <summary>One deadline that was set aside out of its bucket.</summary>
/// <param name="Kind">What is to be done.</param>
/// <param name="DueAt">When it fell due: ISO 8601, UTC.</param>
/// <param name="Village">The village of what it concerns.</param>
/// <param name="Target">The document it concerns.</param>
/// <param name="Bucket">Where it still stands, when it could not even be told what it is; the others are empty then.</param>
/// <param name="Id">Its id there.</param>
public sealed record DeadlineMessage(string Kind, string DueAt, string Village, string Target, string? Bucket = null, string? Id = null)
{
    /// <summary>A deadline out of its bucket.</summary>
    public static DeadlineMessage Of(DeadlineDocument deadline)
    {
        ArgumentNullException.ThrowIfNull(deadline);
        return new DeadlineMessage(
            deadline.Kind, deadline.DueAt.UtcDateTime.ToString(UtcConverter.Format, CultureInfo.InvariantCulture), deadline.Village, deadline.Target);
    }

    /// <summary>The deadline.</summary>
    /// <exception cref="MessageException">The instant is none.</exception>
    public DeadlineInput Input() =>
        DueAt.EndsWith('Z') && DateTimeOffset.TryParse(DueAt, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var due)
            ? new DeadlineInput(Kind, due, Village, Target)
            : throw new MessageException("dueAt is no instant");
}
