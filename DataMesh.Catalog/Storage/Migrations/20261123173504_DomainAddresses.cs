using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace DataMesh.Catalog.Storage.Migrations
{
    /// <inheritdoc />
    public partial class DomainAddresses : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "domain",
                columns: table => new
                {
                    Name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    Address = table.Column<string>(type: "text", nullable: true),
                    ChangedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_domain", x => x.Name);
                });

            // The address that was announced last counts for the whole domain.
            migrationBuilder.Sql(
                """
                INSERT INTO domain ("Name", "Address", "ChangedAt")
                SELECT DISTINCT ON (product."Domain") product."Domain", revision."Address", revision."PublishedAt"
                FROM product JOIN product_revision revision ON revision."Id" = product."CurrentRevisionId"
                WHERE revision."Address" ~ '^https?://'
                ORDER BY product."Domain", revision."PublishedAt" DESC
                """);

            migrationBuilder.DropColumn(
                name: "Address",
                table: "product_revision");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "domain");

            migrationBuilder.AddColumn<string>(
                name: "Address",
                table: "product_revision",
                type: "text",
                nullable: false,
                defaultValue: "");
        }
    }
}
