using Dtks.Platform.Http;

namespace Dtks.Functions.Dci;

/// <summary>What was sent to a path of the standard.</summary>
/// <param name="Authorization">The <c>Authorization</c> header; empty where there is none.</param>
/// <param name="Language">The language of words that go with no request of the message.</param>
/// <param name="Body">The message.</param>
/// <param name="CountNobody">Counts the request as one of nobody known, by its address; ends it where there were too many.</param>
public sealed record DciRequest(string Authorization, string Language, ReadOnlyMemory<byte> Body, Action CountNobody);

/// <summary>With what requests to the paths of the standard are answered.</summary>
/// <param name="Api">Runs functions.</param>
/// <param name="Throttle">Holds back addresses.</param>
/// <param name="Replies">The forms of the standard.</param>
public sealed record DciEdge(Api Api, Throttle Throttle, DciReplies Replies);
