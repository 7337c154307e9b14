using Newtonsoft.Json.Linq;

namespace Dtks.Infra.Tests;

/// <summary>The role assignments of a deployment in words: role and place.</summary>
internal static class RoleFacts
{
    // Azure's built-in roles by their fixed ids.
    private static readonly Dictionary<string, string> Roles = new()
    {
        ["00000000-0000-0000-0000-000000000002"] = "Cosmos DB Built-in Data Contributor",
        ["3913510d-42f4-4e42-8a64-420c390055eb"] = "Monitoring Metrics Publisher",
        ["4633458b-17de-408a-b874-0445c86b69e6"] = "Key Vault Secrets User",
        ["974c5e8b-45b9-4653-ba55-5f855dd0fb88"] = "Storage Queue Data Contributor",
        ["ba92f5b4-2d11-453d-a403-e96b0029c9fe"] = "Storage Blob Data Contributor",
        ["d5a91429-5739-47e2-a06b-3470a27159e7"] = "EventGrid Data Sender",
        ["db58b8e5-c6ad-4a2a-8342-4190687cbf4a"] = "Storage Blob Delegator",
    };

    private static readonly Dictionary<string, string> Places = new()
    {
        ["Microsoft.EventGrid/topics"] = "the topic",
        ["Microsoft.Insights/components"] = "Application Insights",
        ["Microsoft.KeyVault/vaults"] = "the vault",
        ["Microsoft.Storage/storageAccounts"] = "the storage account",
    };

    public static IEnumerable<string> Of(TemplateSnapshot snapshot)
    {
        var assignments = snapshot.All("Microsoft.Authorization/roleAssignments");
        var documents = snapshot.All("Microsoft.DocumentDB/databaseAccounts/sqlRoleAssignments");
        var principals = assignments.Concat(documents).Select(a => (string)a["properties"]!["principalId"]!);
        Assert.All(principals, id => Assert.Contains("'identity-", id, StringComparison.Ordinal));
        return assignments.Select(a => $"{Role(a)} on {Place((string)a["id"]!)}").Concat(documents.Select(a => $"{Role(a)} on {Database(a)}"));
    }

    private static string Role(JObject assignment)
    {
        var id = TemplateSnapshot.LastPart((string)assignment["properties"]!["roleDefinitionId"]!);
        return Roles.GetValueOrDefault(id, id);
    }

    // …/providers/TYPE/SUBTYPE/NAME/providers/Microsoft.Authorization/roleAssignments/NAME
    private static string Place(string id)
    {
        var parts = id[..id.LastIndexOf("/providers/", StringComparison.Ordinal)].Split("/providers/")[^1].Split('/');
        var type = string.Join('/', parts[..2]);
        return parts.Length == 3 && Places.TryGetValue(type, out var place) ? place : string.Join('/', parts);
    }

    private static string Database(JObject assignment)
    {
        var scope = ((string)assignment["properties"]!["scope"]!).Split('/');
        return scope[^2] == "dbs" ? $"database {scope[^1]}" : string.Join('/', scope);
    }
}
