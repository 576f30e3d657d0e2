using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace DataMesh.Catalog.Storage.Migrations
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "change",
                columns: table => new
                {
                    Sequence = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityAlwaysColumn),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    Payload = table.Column<string>(type: "jsonb", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_change", x => x.Sequence);
                });

            migrationBuilder.CreateTable(
                name: "data_commit",
                columns: table => new
                {
                    Domain = table.Column<string>(type: "text", nullable: false),
                    Contract = table.Column<string>(type: "text", nullable: false),
                    Major = table.Column<int>(type: "integer", nullable: false),
                    Object = table.Column<string>(type: "text", nullable: false),
                    DataVersion = table.Column<long>(type: "bigint", nullable: false),
                    Rows = table.Column<long>(type: "bigint", nullable: false),
                    Bytes = table.Column<long>(type: "bigint", nullable: false),
                    RunId = table.Column<string>(type: "text", nullable: false),
                    CommittedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_data_commit", x => new { x.Domain, x.Contract, x.Major, x.Object, x.DataVersion });
                });

            migrationBuilder.CreateTable(
                name: "job_dataset",
                columns: table => new
                {
                    JobNamespace = table.Column<string>(type: "text", nullable: false),
                    JobName = table.Column<string>(type: "text", nullable: false),
                    DatasetNamespace = table.Column<string>(type: "text", nullable: false),
                    DatasetName = table.Column<string>(type: "text", nullable: false),
                    IsOutput = table.Column<bool>(type: "boolean", nullable: false),
                    LastSeen = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_job_dataset", x => new { x.JobNamespace, x.JobName, x.DatasetNamespace, x.DatasetName, x.IsOutput });
                });

            migrationBuilder.CreateTable(
                name: "lineage_event",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    ContentHash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    ReceivedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    EventTime = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    RunId = table.Column<string>(type: "text", nullable: false),
                    Body = table.Column<string>(type: "jsonb", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_lineage_event", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "port_state",
                columns: table => new
                {
                    Domain = table.Column<string>(type: "text", nullable: false),
                    Contract = table.Column<string>(type: "text", nullable: false),
                    Major = table.Column<int>(type: "integer", nullable: false),
                    LastRun = table.Column<string>(type: "jsonb", nullable: true),
                    LastRunAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    Quality = table.Column<string>(type: "jsonb", nullable: true),
                    QualityAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_port_state", x => new { x.Domain, x.Contract, x.Major });
                });

            migrationBuilder.CreateTable(
                name: "run",
                columns: table => new
                {
                    RunId = table.Column<string>(type: "text", nullable: false),
                    JobNamespace = table.Column<string>(type: "text", nullable: false),
                    JobName = table.Column<string>(type: "text", nullable: false),
                    State = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: false),
                    EventTime = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    Reason = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_run", x => x.RunId);
                });

            migrationBuilder.CreateTable(
                name: "contract_revision",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    RevisionId = table.Column<long>(type: "bigint", nullable: false),
                    ContractId = table.Column<string>(type: "text", nullable: false),
                    Domain = table.Column<string>(type: "text", nullable: false),
                    Name = table.Column<string>(type: "text", nullable: false),
                    Version = table.Column<string>(type: "text", nullable: false),
                    Major = table.Column<int>(type: "integer", nullable: false),
                    File = table.Column<string>(type: "text", nullable: false),
                    Content = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_contract_revision", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "product",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    Domain = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    Name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    CurrentRevisionId = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_product", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "product_revision",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    ProductId = table.Column<long>(type: "bigint", nullable: false),
                    ContentHash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    Version = table.Column<string>(type: "text", nullable: false),
                    File = table.Column<string>(type: "text", nullable: false),
                    Content = table.Column<string>(type: "text", nullable: false),
                    Address = table.Column<string>(type: "text", nullable: false),
                    SdkVersion = table.Column<string>(type: "text", nullable: true),
                    PublishedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    Sequence = table.Column<long>(type: "bigint", nullable: false),
                    View = table.Column<string>(type: "jsonb", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_product_revision", x => x.Id);
                    table.ForeignKey(
                        name: "FK_product_revision_product_ProductId",
                        column: x => x.ProductId,
                        principalTable: "product",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_contract_revision_ContractId",
                table: "contract_revision",
                column: "ContractId");

            migrationBuilder.CreateIndex(
                name: "IX_contract_revision_Domain_Name_Major",
                table: "contract_revision",
                columns: new[] { "Domain", "Name", "Major" });

            migrationBuilder.CreateIndex(
                name: "IX_contract_revision_RevisionId",
                table: "contract_revision",
                column: "RevisionId");

            migrationBuilder.CreateIndex(
                name: "IX_job_dataset_DatasetNamespace_DatasetName",
                table: "job_dataset",
                columns: new[] { "DatasetNamespace", "DatasetName" });

            migrationBuilder.CreateIndex(
                name: "IX_lineage_event_ContentHash",
                table: "lineage_event",
                column: "ContentHash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_lineage_event_RunId",
                table: "lineage_event",
                column: "RunId");

            migrationBuilder.CreateIndex(
                name: "IX_product_CurrentRevisionId",
                table: "product",
                column: "CurrentRevisionId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_product_Domain_Name",
                table: "product",
                columns: new[] { "Domain", "Name" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_product_revision_ProductId",
                table: "product_revision",
                column: "ProductId");

            migrationBuilder.CreateIndex(
                name: "IX_run_JobNamespace_JobName",
                table: "run",
                columns: new[] { "JobNamespace", "JobName" });

            migrationBuilder.AddForeignKey(
                name: "FK_contract_revision_product_revision_RevisionId",
                table: "contract_revision",
                column: "RevisionId",
                principalTable: "product_revision",
                principalColumn: "Id",
                onDelete: ReferentialAction.Cascade);

            migrationBuilder.AddForeignKey(
                name: "FK_product_product_revision_CurrentRevisionId",
                table: "product",
                column: "CurrentRevisionId",
                principalTable: "product_revision",
                principalColumn: "Id");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "FK_product_product_revision_CurrentRevisionId",
                table: "product");

            migrationBuilder.DropTable(
                name: "change");

            migrationBuilder.DropTable(
                name: "contract_revision");

            migrationBuilder.DropTable(
                name: "data_commit");

            migrationBuilder.DropTable(
                name: "job_dataset");

            migrationBuilder.DropTable(
                name: "lineage_event");

            migrationBuilder.DropTable(
                name: "port_state");

            migrationBuilder.DropTable(
                name: "run");

            migrationBuilder.DropTable(
                name: "product_revision");

            migrationBuilder.DropTable(
                name: "product");
        }
    }
}
