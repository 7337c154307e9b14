namespace Dtks.Platform.Changes;

/// <summary>Where an outbox entry goes.</summary>
public enum OutboxKind
{
    /// <summary>Published as a CloudEvent.</summary>
    Event,

    /// <summary>Sent to a Storage queue.</summary>
    Message,

    /// <summary>Applied to another partition by an <see cref="IProjection"/>.</summary>
    Projection,
}
