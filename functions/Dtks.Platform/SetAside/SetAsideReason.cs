using Dtks.Platform.Documents;
using Dtks.Platform.Problems;
using Dtks.Platform.Protection;
using Newtonsoft.Json;

namespace Dtks.Platform.SetAside;

/// <summary>Why something was set aside. Neither part holds anything of a person (REG-3).</summary>
/// <param name="Code">A stable code with a text in the message catalogue, such as <c>setAside.unreadable</c>.</param>
/// <param name="Detail">In plain English for who repairs it: ids, paths and the names of types only.</param>
public sealed record SetAsideReason(string Code, string Detail)
{
    /// <summary>The message is not what it should be, or asks for what cannot be.</summary>
    public const string Malformed = "setAside.malformed";

    /// <summary>A stored document, or an answer of another system, cannot be read.</summary>
    public const string Unreadable = "setAside.unreadable";

    /// <summary>It failed in a way that was not foreseen.</summary>
    public const string Unforeseen = "setAside.unforeseen";

    /// <summary>It was tried as often as the queue tries a message; the log of the trace tells how it failed.</summary>
    public const string Exhausted = "setAside.exhausted";

    /// <summary>The reason that a failure gives. What the exception itself says can quote a document and is not taken over.</summary>
    public static SetAsideReason Of(Exception failure) => failure switch
    {
        IReasoned reasoned => reasoned.Reason,
        ProblemException refused => new(refused.Problem.Code, $"refused: {refused.Problem.Code} {refused.Problem.Rule}".TrimEnd()),
        UnreadableException closed => new(Unreadable, closed.Message),
        MisshapenException stored => Of(stored.Fault),
        JsonException unreadable => new(Unreadable, $"{unreadable.GetType().Name}{At(unreadable)}"),
        { InnerException: JsonException or UnreadableException or ProblemException or IReasoned } => Of(failure.InnerException),
        _ => new(Unforeseen, failure.GetType().Name),
    };

    private static string At(JsonException unreadable)
    {
        var path = unreadable is JsonReaderException reader ? reader.Path : (unreadable as JsonSerializationException)?.Path;
        return string.IsNullOrEmpty(path) ? string.Empty : $" at {path}";
    }
}
