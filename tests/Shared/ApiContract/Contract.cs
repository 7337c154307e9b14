using System.Reflection;
using System.Text.Json.Nodes;
using Dtks.Functions;
using Dtks.Platform.Modules;
using Dtks.Platform.OpenApi;
using Dtks.Platform.Problems;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Dtks.Tests.ApiContract;

/// <summary>
/// Holds what a host answers to the API's document: status, headers, media type, JSON (no member that is not told of), the code and rule of every problem; and a request that was done to what it
/// says is to be sent. Safe for concurrent use.
/// </summary>
internal sealed class Contract
{
    private static readonly Assembly[] Assemblies = [typeof(IModule).Assembly, typeof(DtksServices).Assembly];

    private readonly ILookup<string, ContractOperation> _operations;

    /// <summary>Reads a document.</summary>
    public Contract(string document)
    {
        var root = JsonNode.Parse(document)!.AsObject();
        var schemas = new ContractSchemas(root);
        _operations = root["paths"]!.AsObject()
            .SelectMany(path => path.Value!.AsObject().Select(method => new ContractOperation(method.Key.ToUpperInvariant(), path.Key, method.Value!.AsObject(), root, schemas)))
            .ToLookup(operation => operation.Method, StringComparer.Ordinal);
    }

    /// <summary>The one that the functions of this checkout make.</summary>
    public static Contract Current { get; } = new(DocumentOf(Assemblies));

    /// <summary>Its operations.</summary>
    public IEnumerable<ContractOperation> Operations => _operations.SelectMany(same => same);

    /// <summary>What is wrong with an exchange; null for nothing, and for a path that nothing serves.</summary>
    public string? FaultOf(Exchange exchange)
    {
        if (OperationOf(exchange) is not { } operation)
        {
            return exchange.Status is 404 or 405 or 429 ? null : "The document has no such path.";
        }

        var faults = operation.FaultsOf(exchange).ToList();
        return faults.Count == 0 ? null : $"{exchange.Method} {operation.Path} ({exchange.Status}): {string.Join("\n", faults)}";
    }

    /// <summary>The operation of an exchange: of those that fit its path the one that says the most of it.</summary>
    public ContractOperation? OperationOf(Exchange exchange)
    {
        var parts = exchange.Path.Split('?')[0].Trim('/').Split('/')[1..];
        return _operations[exchange.Method].Where(operation => operation.Fits(parts)).MaxBy(operation => operation.Said);
    }

    private static string DocumentOf(Assembly[] assemblies)
    {
        var declared = new ServiceCollection().AddModules(new ConfigurationBuilder().Build(), assemblies).BuildServiceProvider().GetRequiredService<Declarations>();
        return new ApiDocument(assemblies, new MessageCatalogue(declared.Texts)).Text;
    }
}
