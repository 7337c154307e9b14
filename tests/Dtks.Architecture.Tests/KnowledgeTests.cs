using System.Text.RegularExpressions;
using Mono.Cecil;

namespace Dtks.Architecture.Tests;

/// <summary>Who may know of HTTP, of the database, of storage, and of the time of day.</summary>
public sealed partial class KnowledgeTests
{
    private static readonly string[] Product = ["Dtks.Domain", "Dtks.Platform", "Dtks.Functions"];

    [Fact]
    public void HTTP_is_known_to_triggers_and_to_the_platforms_edge() =>
        Assert.Empty(Users("Microsoft.AspNetCore", type => IsTrigger(type) || AnswersRequests(type)
            || type.Namespace is "Dtks.Platform.Http" or "Dtks.Platform.InProcess" or "Dtks.Platform.Telemetry" || type.FullName is "Dtks.Platform.Access.TokenValidation"));

    [Fact]
    public void The_database_is_known_where_documents_are_kept() =>
        Assert.Empty(Users("Microsoft.Azure.Cosmos", type =>
            type.Namespace is "Dtks.Platform.Documents" or "Dtks.Platform.Hosting" or "Dtks.Platform.Telemetry" or "Dtks.Platform.Health"));

    [Fact]
    public void Storage_is_known_where_messages_and_files_are_kept() =>
        Assert.Empty(Users("Azure.Storage", type =>
            type.Namespace is "Dtks.Platform.Messaging" or "Dtks.Platform.Hosting" or "Dtks.Platform.Settings" or "Dtks.Platform.Health"
            || (type.Namespace == "Dtks.Functions.Evidence" && (type.Name.Contains("Blob", StringComparison.Ordinal) || type.Name == "DelegationKeys"))
            || type.FullName.StartsWith("Dtks.Functions.Exports.ExportBlobs", StringComparison.Ordinal)
            || type.FullName.StartsWith("Dtks.Functions.Audit.SealBlobs", StringComparison.Ordinal)));

    [Fact]
    public void Nobody_looks_at_the_clock_on_the_wall_or_sleeps()
    {
        var looked =
            from assembly in ProductAssembly.All
            from type in assembly.Types
            from call in ProductAssembly.CallsOf(type)
            where (call.Name is "get_Now" or "get_UtcNow" or "get_Today" && call.DeclaringType.FullName is "System.DateTime" or "System.DateTimeOffset")
                || call.FullName.Contains("System.Threading.Thread::Sleep", StringComparison.Ordinal)
            select $"{type.FullName} calls {call.DeclaringType.Name}.{call.Name}";

        Assert.Empty(looked.Distinct());
    }

    // Tests too: what depends on the day fails on some other day.
    [Fact]
    public void No_test_looks_at_the_clock_on_the_wall_or_sleeps() =>
        Assert.Empty(SourceText.Of("tests").Where(f => !f.Path.EndsWith("KnowledgeTests.cs", StringComparison.Ordinal) && WallClock().IsMatch(f.Text)).Select(f => f.Path));

    [Fact]
    public void A_decision_does_not_wait()
    {
        var waits = ProductAssembly.Of("Dtks.Domain").Types
            .Where(t => ProductAssembly.UsedBy(t).Any(u => u.FullName.StartsWith("System.Threading.Tasks.", StringComparison.Ordinal) || u.FullName.StartsWith("System.IO.", StringComparison.Ordinal)))
            .Select(t => t.FullName);

        Assert.Empty(waits);
    }

    private static IEnumerable<string> Users(string space, Func<TypeDefinition, bool> allowed) =>
        Product.SelectMany(name => ProductAssembly.Of(name).Types)
            .Where(type => !allowed(type) && ProductAssembly.UsedBy(type).Any(u => u.Namespace.StartsWith(space, StringComparison.Ordinal)))
            .Select(type => type.FullName);

    private static bool IsTrigger(TypeDefinition type) => type.Methods.Any(m => m.CustomAttributes.Any(a => a.AttributeType.Name == "FunctionAttribute"));

    private static bool AnswersRequests(TypeDefinition type) => type.Interfaces.Any(i => i.InterfaceType.Name == "IActionResult");

    [GeneratedRegex(@"\bDateTime(Offset)?\.(Utc)?(Now|Today)\b|Thread\.Sleep")]
    private static partial Regex WallClock();
}
