using Dtks.Functions.Imports;
using Dtks.Platform.Access;
using Dtks.Platform.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace Dtks.Functions.DeliveryImports;

/// <summary>GET /card-deliveries/template: an empty file of deliveries; as XLSX with the outcomes to choose from and a column that keeps twenty digits.</summary>
public sealed class GetDeliveryTemplate(Api api, DeliveryTemplate template)
{
    /// <summary>The template, XLSX unless asked otherwise.</summary>
    [Function(nameof(GetDeliveryTemplate))]
    [QueryParameters("format")]
    [Public]
    [Asks<string>("format", "The form of the file; a workbook without it.", Also = ["csv", "xlsx"])]
    [Answers(200, File = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")]
    [Answers(200, File = "text/csv")]
    [Refuses(400, "import.format")]
    public Task<IActionResult> RunAsync([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/card-deliveries/template")] HttpRequest request) =>
        api.RunPublicAsync(() =>
        {
            var format = TableFormats.ReadFile(request.Query["format"]);
            return Task.FromResult<IActionResult>(new FileAnswer(TableFormats.TypeOf(format), $"pengantaran.{TableFormats.Extension(format)}", template.Of(format)));
        });
}
