using Dtks.Platform.Documents;

namespace Dtks.Pages.Sessions;

/// <summary>One session of whoever is signed in at a browser. The browser holds its id, and nothing of what stands here.</summary>
internal sealed record SessionDocument : Document
{
    /// <summary>Where sessions are kept, by whose they are.</summary>
    public static DocumentContainer Container { get; } = new("sessions", "/reader");

    /// <inheritdoc />
    public override string Type => "session";

    /// <summary>Whose it is: the hash of the subject.</summary>
    public required string Reader { get; init; }

    /// <summary>Who is signed in and until when, protected.</summary>
    public required string Ticket { get; init; }

    /// <summary>The partition of one reader's sessions.</summary>
    public static Partition Of(string reader) => new(Container, reader);
}
