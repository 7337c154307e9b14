namespace Dtks.Demo.Http;

/// <summary>The demo cannot go on: an answer lacks what the next step needs.</summary>
internal sealed class DemoStoppedException(string message) : Exception(message);
