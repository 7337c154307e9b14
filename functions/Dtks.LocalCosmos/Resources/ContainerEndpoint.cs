using Dtks.LocalCosmos.Errors;
using Dtks.LocalCosmos.Http;
using Dtks.LocalCosmos.Serialization;
using Dtks.LocalCosmos.Storage;
using Newtonsoft.Json.Linq;

namespace Dtks.LocalCosmos.Resources;

/// <summary>Containers: create, read, replace, delete, list, query; and their partition key ranges.</summary>
internal sealed class ContainerEndpoint(GatewayServices services) : IEndpoint
{
    public async Task<CosmosResponse> AnswerAsync(CosmosRequest request, CancellationToken cancellation) => (request.Path.Kind, request.Method) switch
    {
        (ResourceKind.Containers, "POST") when !request.IsQuery => await CreateAsync(request),
        (ResourceKind.Containers, "GET" or "POST") => List(request),
        (ResourceKind.Container, "GET") => Read(request),
        (ResourceKind.Container, "PUT") => await ReplaceAsync(request),
        (ResourceKind.Container, "DELETE") => await DeleteAsync(request),
        (ResourceKind.Ranges, "GET") => Ranges(request),
        _ => throw new RequestFailedException(405, 0, $"{request.Method} is not for containers."),
    };

    private static ContainerResource Find(Catalog catalog, CosmosRequest request) =>
        catalog.Container(request.Path.Database, request.Path.Container, asOwner: false);

    private CosmosResponse List(CosmosRequest request)
    {
        var catalog = services.Catalog.Current;
        var database = catalog.Database(request.Path.Database);
        return ResourceFeed.Answer(
            request, database.ResourceId.ToString(), "DocumentCollections", catalog.ContainersOf(database).Select(container => container.Describe()), services.Time.GetUtcNow());
    }

    private CosmosResponse Read(CosmosRequest request)
    {
        var container = Find(services.Catalog.Current, request);
        return About(container, Preconditions.Read(request, container.ETag, container.Describe));
    }

    private async Task<CosmosResponse> CreateAsync(CosmosRequest request)
    {
        var definition = ContainerDefinition.Read(JsonText.ParseObject(request.Body.Span));
        var throughput = OfferContent.ReadHeaders(request);
        var created = await services.Catalog.ChangeAsync((session, catalog) =>
        {
            var database = catalog.Database(request.Path.Database);
            return catalog.ContainersOf(database).All(container => container.Id != definition.Id)
                ? Insert(session, database, definition, throughput)
                : throw RequestFailedException.Conflict("Resource with specified id or name already exists.");
        });
        return About(created, CosmosResponse.Json(201, created.Describe(), created.ETag));
    }

    private static ContainerResource Insert(WriteSession session, DatabaseResource database, ContainerDefinition definition, JObject? throughput)
    {
        var container = CatalogWriter.InsertContainer(session, database, definition);
        if (throughput is not null)
        {
            CatalogWriter.PutOffer(session, container.ResourceId.ToString(), $"dbs/{database.ResourceId}/colls/{container.ResourceId}/", throughput);
        }

        return container;
    }

    private async Task<CosmosResponse> ReplaceAsync(CosmosRequest request)
    {
        var definition = ContainerDefinition.Read(JsonText.ParseObject(request.Body.Span));
        var replaced = await services.Catalog.ChangeAsync((session, catalog) =>
        {
            var container = Find(catalog, request);
            container.Definition.CheckReplacement(definition);
            Preconditions.CheckMatch(request, container.ETag);
            return CatalogWriter.ReplaceContainer(session, container, definition);
        });
        return About(replaced, CosmosResponse.Json(200, replaced.Describe(), replaced.ETag));
    }

    private async Task<CosmosResponse> DeleteAsync(CosmosRequest request)
    {
        var deleted = await services.Catalog.ChangeAsync((session, catalog) =>
        {
            var container = Find(catalog, request);
            Preconditions.CheckMatch(request, container.ETag);
            CatalogWriter.DeleteContainer(session, container.Number, container.ResourceId);
            return container;
        });
        return About(deleted, new CosmosResponse { Status = 204 });
    }

    private CosmosResponse Ranges(CosmosRequest request)
    {
        // Ranges do not change while the gateway runs: who has them once gets 304 from then on.
        var container = Find(services.Catalog.Current, request);
        var tag = $"\"{services.Ranges.Count}\"";
        if (request.Header(CosmosHeaders.Aim) is not null && request.IfNoneMatch == tag)
        {
            return new CosmosResponse { Status = 304, ETag = tag };
        }

        var ranges = services.Ranges.Describe(container.ResourceId);
        var page = new JObject { ["_rid"] = container.ResourceId.ToString(), ["PartitionKeyRanges"] = ranges, ["_count"] = ranges.Count };
        return CosmosResponse.Json(200, page, tag);
    }

    private CosmosResponse About(ContainerResource container, CosmosResponse response) => response
        .With(CosmosHeaders.AlternateContentPath, $"dbs/{Uri.EscapeDataString(container.Database.Id)}")
        .With(CosmosHeaders.ContentPath, container.ResourceId.ToString())
        .With(CosmosHeaders.SessionToken, $"0:-1#{services.Store.Committed}");
}
