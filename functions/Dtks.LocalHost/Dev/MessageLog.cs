using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Dtks.LocalHost.Dev;

/// <summary>The messages handed over so far, in the order they came; one handed over twice is there once.</summary>
internal sealed class MessageLog
{
    private readonly LocalDatabase _database;

    /// <summary>Opens the log.</summary>
    public MessageLog(LocalDatabase database)
    {
        _database = database;
        database.Define("CREATE TABLE IF NOT EXISTS messages (number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, recipient TEXT NOT NULL, message TEXT NOT NULL)");
    }

    /// <summary>Takes a message; one whose id is known stays as it is.</summary>
    public Task AddAsync(string id, string to, JObject message) => _database.WriteAsync(
        "INSERT INTO messages (id, recipient, message) VALUES ($id, $to, $message) ON CONFLICT (id) DO NOTHING",
        [("$id", id), ("$to", to), ("$message", message.ToString(Formatting.None))]);

    /// <summary>The messages, those to one number where it is given.</summary>
    public JArray List(string? to) => new(_database.Texts("SELECT message FROM messages WHERE $to IS NULL OR recipient = $to ORDER BY number", ("$to", to)).Select(t => (JToken)new JRaw(t)));
}
