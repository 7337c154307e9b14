namespace Dtks.RuleTable;

/// <summary>The sources are not as the table expects them; the message says what to do.</summary>
internal sealed class SourceException(string message) : Exception(message);
